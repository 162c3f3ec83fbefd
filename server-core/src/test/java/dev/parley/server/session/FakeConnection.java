package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// A connection whose other end is a list of messages.
final class FakeConnection implements Connection {
    /// What reached the person, last words included.
    final List<ServerMessage> screen = new CopyOnWriteArrayList<>();

    final List<Timer> timers = new ArrayList<>();
    boolean wantsCommandList;
    boolean reading = true;
    int pauses;
    long nanoTime;
    String address = "192.0.2.1";

    private final HandLoop loop;
    private volatile boolean closed;

    record Timer(Duration delay, Runnable task) {}

    FakeConnection(HandLoop loop) {
        this.loop = loop;
    }

    boolean isClosed() {
        return closed;
    }

    /// The code of the newest message, if that is an error.
    String lastCode() {
        return !screen.isEmpty() && screen.getLast() instanceof ServerMessage.Error error ? error.code() : "no error";
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Dialect dialect() {
        return PlainEvents.DIALECT;
    }

    @Override
    public boolean wantsCommandList() {
        return wantsCommandList;
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
    public void pauseReading() {
        reading = false;
        pauses++;
    }

    @Override
    public void resumeReading() {
        reading = true;
    }

    @Override
    public long nanoTime() {
        return nanoTime;
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        FutureTask<?> cancellable = new FutureTask<>(task, null);
        timers.add(new Timer(delay, cancellable));
        return cancellable;
    }
}
