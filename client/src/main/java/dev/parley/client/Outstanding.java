package dev.parley.client;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What was sent and has not been answered yet: questions by their id, and said lines, which have none and
/// come back as lines of the room. Safe for all threads.
final class Outstanding {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();

    @GuardedBy("lock")
    private final Set<String> asked = new HashSet<>();

    @GuardedBy("lock")
    private int said;

    /// A line is about to be said.
    void say() {
        lock.lock();
        try {
            said++;
        } finally {
            lock.unlock();
        }
    }

    /// Something that has an id is about to be sent.
    void ask(String id) {
        lock.lock();
        try {
            asked.add(id);
        } finally {
            lock.unlock();
        }
    }

    /// A said line came back, or an answer to something that has no id.
    void heard() {
        lock.lock();
        try {
            said = Math.max(0, said - 1);
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// An answer came.
    void answered(@Nullable String id) {
        if (id == null) {
            heard();
            return;
        }
        lock.lock();
        try {
            asked.remove(id);
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is outstanding.
    ///
    /// @param patience how long to wait while no answer comes at all
    /// @return how many are outstanding still
    int awaitAnswers(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            while (said + asked.size() > 0 && answered.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                // an answer came: wait for the next
            }
            return said + asked.size();
        } finally {
            lock.unlock();
        }
    }
}
