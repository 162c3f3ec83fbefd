package dev.parley.server.command;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The calls that are inside one owner's code, so that the code can be taken away when the last one is out.
/// Safe for all threads.
public final class Calls {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final Set<Thread> threads = new HashSet<>();

    @GuardedBy("lock")
    private int inside;

    @GuardedBy("lock")
    private boolean closed;

    /// Announces a call. Whoever is let in must come out again by [#leave()].
    ///
    /// @return false if no more calls are let in
    boolean enter() {
        lock.lock();
        try {
            inside += closed ? 0 : 1;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Says that an announced call runs on this thread.
    void begin() {
        lock.lock();
        try {
            threads.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /// Says that the call of this thread is over.
    void leave() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            inside--;
            changed.signalAll();
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
