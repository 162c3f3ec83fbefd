package dev.parley.client.talk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ClientMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The lines on their way to the server, which go in their order and no faster than it takes them: in the thread that
/// brings them, or later, if they have to wait.
///
/// Safe for all threads. The lock is held while it is found out which line goes next, and not while one is sent.
final class Outbox {

    /// Who brings more than [#room()] has not asked.
    static final int MAX_WAITING = 2_000;

    /// @param typed as the person typed it
    private record Outgoing(String typed, ClientMessage message) {}

    private final Timekeeper time;
    private final Outstanding outstanding;
    private final Consumer<ClientMessage> wire;
    private final IntConsumer count;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    @GuardedBy("lock")
    private final Pace pace;

    @GuardedBy("lock")
    private final Queue<Outgoing> lines = new ArrayDeque<>();

    /// Whether somebody sends, or will when the next line may go.
    @GuardedBy("lock")
    private boolean busy;

    /// Whether they have had to wait.
    @GuardedBy("lock")
    private boolean late;

    @GuardedBy("lock")
    private boolean closed;

    /// An empty one.
    ///
    /// @param rate how many messages the server takes in a second on average; 0 for any number
    /// @param outstanding is told of each line just before it is sent
    /// @param wire sends
    /// @param count is told how many lines have to wait, after each change
    Outbox(int rate, Timekeeper time, Outstanding outstanding, Consumer<ClientMessage> wire, IntConsumer count) {
        this.time = time;
        this.outstanding = outstanding;
        this.wire = wire;
        this.count = count;
        this.pace = new Pace(rate, time.nanoTime());
    }

    /// Brings a line.
    ///
    /// @return false if nothing can be sent any more
    boolean add(String typed, ClientMessage message) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            lines.add(new Outgoing(typed, message));
            if (busy) {
                tell();
                return true;
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        drain();
        return true;
    }

    /// How many lines may be brought.
    int room() {
        lock.lock();
        try {
            return Math.max(0, MAX_WAITING - lines.size());
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is room for a line, or nothing can be sent any more.
    void awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && lines.size() >= MAX_WAITING) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all has been sent, or nothing can be sent any more.
    void awaitEmpty() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && busy) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Something else was sent that counts.
    void countOther() {
        lock.lock();
        try {
            pace.spend(time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /// The server takes nothing for a while.
    void hold(Duration wait) {
        lock.lock();
        try {
            pace.hold(wait, time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the lines that wait.
    ///
    /// @return how many
    int drop() {
        lock.lock();
        try {
            int dropped = lines.size();
            lines.clear();
            tell();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /// Sends nothing more. May be called again.
    ///
    /// @return the lines that were not sent
    List<String> close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                moved.signalAll();
                count.accept(0);
            }
            return lines.stream().map(Outgoing::typed).toList();
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        ClientMessage next = next();
        while (next != null) {
            wire.accept(next);
            next = next();
        }
    }

    /// Takes out the line that may go now. If there is none, the caller is done, and this is called again when there
    /// is.
    private @Nullable ClientMessage next() {
        lock.lock();
        try {
            if (closed || lines.isEmpty()) {
                busy = false;
                late = false;
                moved.signalAll();
                return null;
            }
            long wait = pace.waitFor(time.nanoTime());
            if (wait > 0) {
                late = true;
                tell();
                time.after(Duration.ofNanos(wait), this::drain);
                return null;
            }
            return depart(lines.remove());
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private ClientMessage depart(Outgoing line) {
        pace.spend(time.nanoTime());
        if (line.message() instanceof ClientMessage.Command command && command.id() != null) {
            outstanding.ask(command.id(), command.line());
        } else {
            outstanding.say(line.typed());
        }
        tell();
        moved.signalAll();
        return line.message();
    }

    @GuardedBy("lock")
    private void tell() {
        if (late && !closed) {
            count.accept(lines.size());
        }
    }
}
