package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// A member whose screen is a list.
final class FakeMember implements Member {
    final List<RoomEvent> seen = new ArrayList<>();
    final List<Joined> entered = new ArrayList<>();
    int writes;
    int flushes;

    private final String nick;
    private final Executor loop;
    private final FakeDialect dialect;

    FakeMember(String nick, Executor loop, FakeDialect dialect) {
        this.nick = nick;
        this.loop = loop;
        this.dialect = dialect;
    }

    List<Long> numbers() {
        return seen.stream().map(RoomEvent::number).toList();
    }

    /// What was said, by whoever said it.
    List<String> texts() {
        return seen.stream()
                .filter(Line.class::isInstance)
                .map(event -> ((Line) event).text())
                .toList();
    }

    void forget() {
        seen.clear();
        writes = 0;
        flushes = 0;
        dialect.frames.clear();
    }

    @Override
    public String nick() {
        return nick;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void entered(Joined event) {
        entered.add(event);
    }

    @Override
    public void write(Dialect.Frame frame) {
        FakeDialect.FakeFrame mine = (FakeDialect.FakeFrame) frame;
        if (mine.releases > 0) {
            throw new IllegalStateException("the frame was given back already");
        }
        writes++;
        seen.addAll(mine.events);
    }

    @Override
    public void flush() {
        flushes++;
    }
}
