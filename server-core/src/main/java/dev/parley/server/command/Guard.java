package dev.parley.server.command;

import dev.parley.protocol.Printable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs code that may do anything: each call on a virtual thread of its own, under a deadline. Safe for all
/// threads.
public final class Guard implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);
    private static final Duration TIME_TO_HEED = Duration.ofSeconds(2);
    private static final int MAX_FRAMES = 8;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());

    public Guard() {
        timer.setRemoveOnCancelPolicy(true); // or each call would stay in memory until its deadline
    }

    /// What became of a call.
    public sealed interface Outcome<T> {

        /// It returned.
        record Returned<T>(T value) implements Outcome<T> {}

        /// It threw.
        record Threw<T>(Throwable failure) implements Outcome<T> {}

        /// It was not over in time. Its thread has been interrupted, and what it still returns is not looked
        /// at.
        record TimedOut<T>() implements Outcome<T> {}
    }

    /// Runs a call.
    ///
    /// @param name the thread's name
    /// @param then told the outcome, once, on the call's thread or the timer's; may neither block nor throw
    public <T> void run(String name, Duration deadline, Callable<T> call, Consumer<Outcome<T>> then) {
        CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> result.complete(outcomeOf(call)));
        Future<?> timeout = later(deadline, () -> {
            if (result.complete(new Outcome.TimedOut<>())) {
                thread.interrupt();
                later(TIME_TO_HEED, () -> report(thread));
            }
        });
        result.thenAccept(outcome -> {
            timeout.cancel(false);
            then.accept(outcome);
        });
        thread.start();
    }

    /// Runs something later, on the timer's thread.
    ScheduledFuture<?> later(Duration delay, Runnable task) {
        return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// Nothing can end a call that does not heed its interrupt, but the admin can learn where it is.
    private static void report(Thread thread) {
        if (thread.isAlive()) {
            String stack = Arrays.stream(thread.getStackTrace())
                    .limit(MAX_FRAMES)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining(" < "));
            log.warn("{} goes on after it was given up, at {}", Printable.line(thread.getName()), stack);
        }
    }

    /// The one place in the server where plugin code is called and whatever it throws is caught.
    private static <T> Outcome<T> outcomeOf(Callable<T> call) {
        try {
            return new Outcome.Returned<>(call.call());
        } catch (Throwable failure) {
            return new Outcome.Threw<>(failure);
        }
    }
}
