package dev.parley.server.command;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The calls into one owner's code: how many there were and how they went, and who is inside, so that the
/// code can be taken away when the last one is out. Safe for all threads.
public final class Calls {

    /// A few of the carrier threads that the launcher asks for.
    private static final int MAX_OVERDUE = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final Set<Thread> threads = new HashSet<>();

    @GuardedBy("lock")
    private final Set<Visit> overdue = new HashSet<>();

    @GuardedBy("lock")
    private int inside;

    @GuardedBy("lock")
    private boolean closed;

    @GuardedBy("lock")
    private Totals totals = new Totals(0, 0, Duration.ZERO, Duration.ZERO);

    /// All calls that are over.
    ///
    /// @param failures those that threw, or were given up at their deadline
    public record Totals(long calls, long failures, Duration total, Duration slowest) {

        /// How long a call took in the mean.
        public Duration mean() {
            return calls == 0 ? Duration.ZERO : total.dividedBy(calls);
        }

        private Totals plus(Duration time, boolean failed) {
            Duration slower = time.compareTo(slowest) > 0 ? time : slowest;
            return new Totals(calls + 1, failures + (failed ? 1 : 0), total.plus(time), slower);
        }
    }

    /// One call, from its announcement to its end. Safe for all threads.
    final class Visit {

        @GuardedBy("lock")
        private boolean isOverdue;

        @GuardedBy("lock")
        private boolean isOver;

        /// Says that the call runs on this thread.
        void begin() {
            lock.lock();
            try {
                threads.add(Thread.currentThread());
            } finally {
                lock.unlock();
            }
        }

        /// Says that nobody waits for the call any more, though it may still run.
        void giveUp() {
            lock.lock();
            try {
                if (!isOver) {
                    isOverdue = true;
                    overdue.add(this);
                }
            } finally {
                lock.unlock();
            }
        }

        /// Says that the call, which ran on this thread, is over.
        ///
        /// @param threw whether it threw something
        void leave(Duration time, boolean threw) {
            lock.lock();
            try {
                threads.remove(Thread.currentThread());
                isOver = true;
                overdue.remove(this);
                totals = totals.plus(time, threw || isOverdue);
                inside--;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Announces a call. Whoever is let in must come out again by [Visit#leave].
    ///
    /// @return nothing if no more calls are let in
    Optional<Visit> enter() {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            inside++;
            return Optional.of(new Visit());
        } finally {
            lock.unlock();
        }
    }

    /// Whether so many calls have not come back that further ones would only be lost too, and in the end take
    /// the threads that everybody else's commands need.
    boolean isClogged() {
        lock.lock();
        try {
            return overdue.size() >= MAX_OVERDUE;
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

    /// Lets no more calls in.
    public void close() {
        lock.lock();
        try {
            closed = true;
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
                left = changed.awaitNanos(left);
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
            return List.copyOf(threads);
        } finally {
            lock.unlock();
        }
    }
}
