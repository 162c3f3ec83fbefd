package dev.parley.testkit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All that is under way in a server: what its event loop has to do, and calls into plugins, from the moment
/// they are begun until what they answered has been handed on. Each step begins the next one before it is
/// over, so when nothing is under way, nothing will come of itself.
///
/// Safe for all threads.
final class Traffic {

    /// How long the test's thread waits, by the real clock, before it says what hangs.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();

    /// What is waited for.
    @GuardedBy("lock")
    private final Set<Activity> underWay = new LinkedHashSet<>();

    /// Something that is under way, perhaps on a thread of its own.
    private static final class Activity {

        private final String name;
        private volatile @Nullable Thread thread;

        Activity(String name) {
            this.name = name;
        }

        /// Whether it waits for something, so that it may go on for ever.
        boolean waits() {
            Thread own = thread;
            return own != null
                    && (own.getState() == Thread.State.WAITING || own.getState() == Thread.State.TIMED_WAITING);
        }
    }

    /// A task that is under way from now on, until it has run.
    Runnable counted(String name, Runnable task) {
        return counted(new Activity(name), task);
    }

    /// A virtual thread that is under way from now on, until it ends.
    Thread thread(String name, Runnable task) {
        Activity activity = new Activity(name);
        Thread thread = Thread.ofVirtual().name(name).unstarted(counted(activity, task));
        activity.thread = thread;
        return thread;
    }

    /// Waits until nothing is under way.
    ///
    /// @throws AssertionError if that takes too long; it says what hangs
    void await() {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (!underWay.isEmpty() && left > 0) {
                left = over.awaitNanos(left);
            }
            if (!underWay.isEmpty()) {
                throw new AssertionError("not over after " + PATIENCE.toSeconds() + " seconds of real time: "
                        + names()
                        + ". If it shall hang, begin it with TestUser.sends, which does not wait for its end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until each call that is under way either is over or waits itself, and then no longer for any.
    void leaveHanging() {
        Waiting.until(() -> {
            lock.lock();
            try {
                return underWay.stream().allMatch(Activity::waits);
            } finally {
                lock.unlock();
            }
        });
        leaveBehind();
    }

    /// Waits no longer, nor later, for what is under way now.
    void leaveBehind() {
        lock.lock();
        try {
            underWay.clear();
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Runnable counted(Activity activity, Runnable task) {
        lock.lock();
        try {
            underWay.add(activity);
        } finally {
            lock.unlock();
        }
        return () -> {
            try {
                task.run();
            } finally {
                ended(activity);
            }
        };
    }

    @GuardedBy("lock")
    private List<String> names() {
        return underWay.stream().map(activity -> activity.name).toList();
    }

    private void ended(Activity activity) {
        lock.lock();
        try {
            underWay.remove(activity);
            if (underWay.isEmpty()) {
                over.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
