package dev.parley.server.isolation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.server.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The way into one owner's code: who is inside, how many may be, how the calls went, and whether more make
/// sense. When it is closed, the code can be taken away as soon as the last one is out.
///
/// Safe for all threads. Nothing is called under the lock.
public final class Calls {

    private final String owner;
    private final Limits limits;
    private final InstantSource clock;
    private final Consumer<String> news;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Condition turn = lock.newCondition();

    @GuardedBy("lock")
    private final Breaker breaker;

    @GuardedBy("lock")
    private final Set<Thread> running = new HashSet<>();

    @GuardedBy("lock")
    private int inside;

    @GuardedBy("lock")
    private int overdue;

    /// Whether calls that are let in have to wait with their beginning.
    @GuardedBy("lock")
    private boolean held;

    @GuardedBy("lock")
    private boolean closed;

    @GuardedBy("lock")
    private Totals totals = Totals.NONE;

    /// @param owner the name of who owns the code, for messages
    /// @param news told in one line when calls are kept out, and when they are let in again; may not block
    public Calls(String owner, Limits limits, InstantSource clock, Consumer<String> news) {
        this.owner = owner;
        this.limits = limits;
        this.clock = clock;
        this.news = news;
        this.breaker = new Breaker(limits.failuresInARow(), limits.pause());
    }

    /// One call, from its announcement to its end. Safe for all threads.
    public final class Visit {

        @GuardedBy("lock")
        private boolean isOverdue;

        @GuardedBy("lock")
        private boolean isOver;

        private Visit() {}

        /// Waits for this call's turn, and says that it runs on this thread.
        ///
        /// @param mayBeHeld whether it waits while the calls are held
        Turn begin(Duration patience, boolean mayBeHeld) {
            long left = patience.toNanos();
            lock.lock();
            try {
                while (left > 0 && (running.size() >= limits.running() || (mayBeHeld && held && !closed))) {
                    left = turn.awaitNanos(left);
                }
                if (mayBeHeld && held) {
                    return closed ? Turn.MOVED : Turn.TOO_LATE;
                }
                return running.size() < limits.running() && running.add(Thread.currentThread())
                        ? Turn.CAME
                        : Turn.TOO_LATE;
            } catch (InterruptedException e) {
                return Turn.TOO_LATE; // nobody waits for it any more
            } finally {
                lock.unlock();
            }
        }

        /// Says that the call will not be made. On the thread that began it, if one did.
        void abandon() {
            lock.lock();
            try {
                breaker.undecided(clock.instant());
                isOver = true;
                goOut();
            } finally {
                lock.unlock();
            }
        }

        /// Says that nobody waits for the call any more, though it may still run.
        void giveUp(Duration time) {
            Optional<String> line = Optional.empty();
            lock.lock();
            try {
                if (!isOver) {
                    isOverdue = true;
                    overdue++;
                    line = count(time, true);
                }
            } finally {
                lock.unlock();
            }
            line.ifPresent(news);
        }

        /// Says that the call, which ran on this thread, is over.
        ///
        /// @param threw whether it threw something
        void leave(Duration time, boolean threw) {
            Optional<String> line = Optional.empty();
            lock.lock();
            try {
                isOver = true;
                goOut();
                if (isOverdue) {
                    overdue--;
                } else {
                    line = count(time, threw);
                }
            } finally {
                lock.unlock();
            }
            line.ifPresent(news);
        }
    }

    /// Announces a call. Whoever is let in must come out again.
    Admission enter() {
        lock.lock();
        try {
            if (closed) {
                return new Admission.Retired();
            }
            if (overdue >= limits.overdue()) {
                return new Admission.Busy("earlier calls of " + owner + " have not come back.");
            }
            if (inside - running.size() >= limits.waiting()) {
                return new Admission.Busy(owner + " has too much to do. Try again later.");
            }
            Instant now = clock.instant();
            if (!breaker.letsIn(now)) {
                Duration left = breaker.pauseLeft(now);
                return new Admission.Busy(
                        owner + " failed " + limits.failuresInARow() + " times in a row and is tried again "
                                + (left.isZero() ? "now." : "in " + Durations.format(left) + "."));
            }
            inside++;
            return new Admission.Entered(new Visit());
        } finally {
            lock.unlock();
        }
    }

    /// How the calls are going, in words: `ok`, or what is wrong.
    public String health() {
        lock.lock();
        try {
            return overdue > 0
                    ? overdue + " calls have not come back"
                    : breaker.isClosed() ? "ok" : "calls are kept out after repeated failures";
        } finally {
            lock.unlock();
        }
    }

    /// How the calls went that are over.
    public Totals totals() {
        lock.lock();
        try {
            return totals;
        } finally {
            lock.unlock();
        }
    }

    /// Lets calls in, but none begin, until [#resume()] or [#close()].
    ///
    /// @param patience how long to wait for those that run
    /// @return whether none runs
    public boolean hold(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            held = true;
            while (!running.isEmpty() && left > 0) {
                left = empty.awaitNanos(left);
            }
            return running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Lets the calls begin that were held.
    public void resume() {
        lock.lock();
        try {
            held = false;
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets no more calls in. Those that are held go to whoever takes over.
    public void close() {
        lock.lock();
        try {
            closed = true;
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nobody is inside.
    ///
    /// @return false if somebody still is when the time is up
    public boolean awaitEmpty(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (inside > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return inside == 0;
        } finally {
            lock.unlock();
        }
    }

    /// The threads of those who are inside.
    public List<Thread> threads() {
        lock.lock();
        try {
            return List.copyOf(running);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Optional<String> count(Duration time, boolean failed) {
        totals = totals.plus(time, failed);
        Instant now = clock.instant();
        if (failed && breaker.failed(now)) {
            Duration pause = breaker.pauseLeft(now);
            return Optional.of("plugin " + owner + " failed " + limits.failuresInARow()
                    + " times in a row; its calls are kept out for " + Durations.format(pause));
        }
        return !failed && breaker.succeeded()
                ? Optional.of("plugin " + owner + " works again; its calls are let in")
                : Optional.empty();
    }

    @GuardedBy("lock")
    private void goOut() {
        running.remove(Thread.currentThread());
        turn.signal();
        inside--;
        if (running.isEmpty()) {
            empty.signalAll();
        }
    }
}
