package dev.parley.server.command;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Dialect;
import dev.parley.server.session.Connection;
import dev.parley.server.session.Conversation;
import dev.parley.server.session.PlainEvents;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// Somebody on a connection whose other end is a list of messages.
final class Person implements Connection {
    final List<ServerMessage> screen = new CopyOnWriteArrayList<>();
    final Conversation conversation;

    private final House house;
    private int lastId;
    private volatile boolean closed;

    Person(House house) {
        this.house = house;
        this.conversation = new Conversation(this, house.reception);
    }

    /// Sends a command without waiting for its answer.
    ///
    /// @return the id that its answer will bear
    String send(String line) {
        String id = String.valueOf(++lastId);
        conversation.talk(id, session -> session.typed(line, id));
        return id;
    }

    /// The answer to a command that was sent.
    ServerMessage answer(String id) throws InterruptedException {
        house.runUntil(() -> !answers(id).isEmpty());
        return answers(id).getFirst();
    }

    List<ServerMessage> answers(String id) {
        return screen.stream().filter(message -> id.equals(idOf(message))).toList();
    }

    private static String idOf(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Reply reply -> reply.id();
            case ServerMessage.Error error -> error.id();
            case Completions completions -> completions.id();
            default -> null;
        };
    }

    /// What a command answers when all goes well.
    String reply(String line) throws InterruptedException {
        ServerMessage answer = answer(send(line));
        if (answer instanceof ServerMessage.Reply reply) {
            return reply.text();
        }
        throw new AssertionError("refused: " + answer);
    }

    /// What a command answers when something is wrong.
    ServerMessage.Error error(String line) throws InterruptedException {
        ServerMessage answer = answer(send(line));
        if (answer instanceof ServerMessage.Error error) {
            return error;
        }
        throw new AssertionError("not refused: " + answer);
    }

    /// What could be typed where the bar stands.
    Completions complete(String lineWithBar) throws InterruptedException {
        int cursor = lineWithBar.indexOf('|');
        String line = lineWithBar.replace("|", "");
        String id = "c" + ++lastId;
        conversation.atOnce(id, session -> session.complete(session.stay().here(), line, cursor, id));
        return (Completions) answer(id);
    }

    List<String> candidates(String lineWithBar) throws InterruptedException {
        return complete(lineWithBar).candidates().stream().map(Candidate::text).toList();
    }

    <M extends ServerMessage> Stream<M> saw(Class<M> type) {
        return screen.stream().filter(type::isInstance).map(type::cast);
    }

    List<String> linesSeen() {
        return saw(Line.class)
                .map(line -> Objects.requireNonNullElse(line.from(), "server") + ": " + line.text())
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public Executor loop() {
        return house.loop;
    }

    @Override
    public Dialect dialect() {
        return PlainEvents.DIALECT;
    }

    @Override
    public boolean wantsCommandList() {
        return false;
    }

    @Override
    public void send(ServerMessage... messages) {
        if (!closed) {
            screen.addAll(List.of(messages));
        }
    }

    @Override
    public void write(Dialect.Frame frame) {
        ((PlainEvents) frame).events().forEach(event -> send(event));
    }

    @Override
    public void flush() {}

    @Override
    public void close(ServerMessage last) {
        send(last);
        closed = true;
    }

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        return new FutureTask<>(task, null); // never comes
    }
}
