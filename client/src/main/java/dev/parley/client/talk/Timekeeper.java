package dev.parley.client.talk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A clock, and what is to be done when some time has passed. Safe for all threads.
public interface Timekeeper {

    /// The one of this computer; what it does later is done by a thread that does nothing else.
    static Timekeeper usual() {
        return new Timekeeper() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration wait, Runnable task) {
                CompletableFuture.delayedExecutor(
                                wait.toNanos(),
                                TimeUnit.NANOSECONDS,
                                due -> Thread.ofPlatform()
                                        .daemon()
                                        .name("later")
                                        .start(due))
                        .execute(task);
            }
        };
    }

    /// Nanoseconds since some moment.
    long nanoTime();

    /// Has a task run in another thread when the wait is over. Returns at once.
    void after(Duration wait, Runnable task);
}
