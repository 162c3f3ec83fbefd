package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Room;
import java.util.ArrayList;
import java.util.List;

/// Commands that go on until the test says that they are done.
final class FakeCommands implements Commands {
    final List<Run> runs = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();

    record Run(Session caller, Room room, String line, String id, Runnable done) {}

    record Question(String line, int cursor, String id) {}

    List<String> lines() {
        return runs.stream().map(Run::line).toList();
    }

    @Override
    public void run(Session caller, Room room, String line, String id, Runnable done) {
        runs.add(new Run(caller, room, line, id, done));
    }

    @Override
    public void complete(Session caller, Room room, String line, int cursor, String id) {
        questions.add(new Question(line, cursor, id));
    }

    @Override
    public ServerMessage.Commands allFor(Session caller) {
        return new ServerMessage.Commands(List.of());
    }
}
