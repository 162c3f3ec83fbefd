package dev.parley.client.talk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, String> asked = new LinkedHashMap<>();

    @GuardedBy("lock")
    private final Deque<String> said = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean closed;

    /// A line is about to be said.
    ///
    /// @return false if nothing can be sent any more
    boolean say(String line) {
        lock.lock();
        try {
            return !closed && said.add(line);
        } finally {
            lock.unlock();
        }
    }

    /// Something that has an id is about to be sent.
    ///
    /// @return false if nothing can be sent any more
    boolean ask(String id, String what) {
        lock.lock();
        try {
            if (!closed) {
                asked.put(id, what);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// A said line came back, or an answer to something that has no id.
    void heard() {
        lock.lock();
        try {
            said.poll();
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

    /// Takes nothing more.
    ///
    /// @return the lines that have not come back
    List<String> close() {
        lock.lock();
        try {
            closed = true;
            answered.signalAll();
            return List.copyOf(said);
        } finally {
            lock.unlock();
        }
    }

    /// What was asked without an answer so far.
    List<String> unanswered() {
        lock.lock();
        try {
            return List.copyOf(asked.values());
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is outstanding, or nothing can be answered any more.
    ///
    /// @param patience how long to wait while no answer comes at all
    /// @return how many are outstanding still
    int awaitAnswers(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            while (!closed
                    && said.size() + asked.size() > 0
                    && answered.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                // an answer came: wait for the next
            }
            return said.size() + asked.size();
        } finally {
            lock.unlock();
        }
    }
}
