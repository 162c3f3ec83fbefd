package dev.parley.testkit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.room.Dialect;
import dev.parley.server.session.Connection;
import dev.parley.server.session.Conversation;
import dev.parley.server.session.Reception;
import dev.parley.server.session.Session;
import dev.parley.server.wire.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody on a [TestServer]: types like a person on netcat, and sees what such a person would see.
///
/// For the test's thread.
public final class TestUser {

    /// Where everybody comes from of whom the test says nothing else.
    static final String ADDRESS = "192.0.2.1";

    private final String nick;
    private final String address;
    private final EventLoop loop;
    private final TestTime time;
    private final Traffic traffic;
    private final Conversation conversation;
    private final AtomicInteger lastCompletion = new AtomicInteger();
    private final Map<String, List<String>> completions = new ConcurrentHashMap<>();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<String> screen = new ArrayList<>();

    private volatile boolean here = true;

    TestUser(String nick, String address, EventLoop loop, TestTime time, Traffic traffic, Reception reception) {
        this.nick = nick;
        this.address = address;
        this.loop = loop;
        this.time = time;
        this.traffic = traffic;
        this.conversation = new Conversation(new Wire(), reception);
    }

    /// The name that they gave.
    public String nick() {
        return nick;
    }

    /// Types a line, a command or something to say, and waits until everything that follows from it is over,
    /// listeners of the plugin included.
    ///
    /// @return the lines that came onto their screen meanwhile
    /// @throws AssertionError if it takes more than ten seconds, by the real clock
    public List<String> types(String line) {
        int before = saw().size();
        loop.execute(() -> conversation.text(line, Session::typed));
        traffic.await();
        List<String> all = saw();
        return all.subList(before, all.size());
    }

    /// Types a line, and goes on as soon as what follows from it waits for something: for a command that hangs
    /// until its deadline, which [TestServer#pass] brings about.
    public void sends(String line) {
        traffic.await();
        loop.execute(() -> conversation.text(line, Session::typed));
        traffic.leaveHanging();
    }

    /// What the server offers to complete a line with, the cursor at its end.
    public List<String> completes(String line) {
        String id = String.valueOf(lastCompletion.incrementAndGet());
        loop.execute(() -> conversation.atOnce(
                id, session -> session.complete(session.stay().here(), line, line.length(), id)));
        traffic.await();
        return completions.getOrDefault(id, List.of());
    }

    /// All that is on their screen, from their welcome on, line by line.
    public List<String> saw() {
        synchronized (lock) {
            return List.copyOf(screen);
        }
    }

    /// Whether they are connected.
    public boolean isHere() {
        return here;
    }

    /// Their connection ends, as when they close their client.
    public void leaves() {
        loop.execute(() -> {
            here = false;
            conversation.closed();
        });
        traffic.await();
    }

    /// Says who they are, and waits until they are in or refused.
    void joins() {
        loop.execute(() -> conversation.hello(new ClientMessage.Hello(nick, null, null)));
        traffic.await();
    }

    @Override
    public String toString() {
        return nick;
    }

    private void show(ServerMessage message) {
        if (!here) {
            return;
        }
        if (message instanceof Completions found && found.id() != null) {
            completions.put(
                    found.id(), found.candidates().stream().map(Candidate::text).toList());
        }
        String text = PlainText.of(message);
        if (!text.isEmpty()) {
            synchronized (lock) {
                screen.addAll(text.lines().toList());
            }
        }
    }

    /// Events as they are, since nothing has to be encoded.
    private record Events(List<RoomEvent> events) implements Dialect.Batch, Dialect.Frame {

        Events {
            events = List.copyOf(events);
        }

        @Override
        public Events frame(int from, int to) {
            return new Events(events.subList(from, to));
        }

        @Override
        public void release() {}
    }

    /// The connection, whose other end is the screen.
    private final class Wire implements Connection {

        private static final Dialect DIALECT = Events::new;

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
            return DIALECT;
        }

        @Override
        public boolean wantsCommandList() {
            return false;
        }

        @Override
        public void send(ServerMessage... messages) {
            loop.run(() -> List.of(messages).forEach(TestUser.this::show));
        }

        @Override
        public void write(Dialect.Frame frame) {
            if (frame instanceof Events(List<RoomEvent> events)) {
                events.forEach(TestUser.this::show);
            }
        }

        @Override
        public void flush() {} // what is written is seen at once

        @Override
        public void close(ServerMessage last) {
            loop.run(() -> {
                show(last);
                here = false;
                conversation.closed();
            });
        }

        @Override
        public void pauseReading() {} // nobody here types faster than is read

        @Override
        public void resumeReading() {}

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public Future<?> schedule(Duration delay, Runnable task) {
            FutureTask<?> cancellable = new FutureTask<>(task, null);
            time.after(delay, () -> loop.execute(cancellable));
            return cancellable;
        }
    }
}
