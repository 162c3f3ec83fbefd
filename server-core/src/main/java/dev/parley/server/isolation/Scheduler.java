package dev.parley.server.isolation;

import java.time.Duration;
import java.util.concurrent.Future;

/// What a [Guard] runs things with: a clock, a timer, and threads. There is one that is real, and one in the
/// testkit that goes on when a test says so. Safe for all threads.
public interface Scheduler extends AutoCloseable {

    /// The clock of the timer, in nanoseconds from some moment.
    long nanoTime();

    /// Runs something later, on the timer's thread: it may neither block nor run anybody's code.
    ///
    /// @return cancels it
    Future<?> after(Duration delay, Runnable task);

    /// A virtual thread that has not begun. Whoever asks for one starts it.
    Thread thread(String name, Runnable task);

    /// Ends the timer: what waits does not run any more.
    @Override
    void close();
}
