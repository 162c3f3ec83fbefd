package dev.parley.server.people;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where passwords are checked and hashed: one at a time, on a thread of its own. Each costs a tenth of a second of
/// computing and 19 MiB, which nobody may make the server spend more than once at a time. Safe for all threads.
public final class Passwords implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);

    private static final int MAX_WAITING = 64;
    private static final int CLOSING_SECONDS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("passwords").factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private final UnaryOperator<Runnable> watch;

    public Passwords() {
        this(UnaryOperator.identity());
    }

    /// @param watch makes of each task that is taken one that it can tell the end of
    public Passwords(UnaryOperator<Runnable> watch) {
        this.watch = watch;
    }

    /// Too many wait already.
    public static final class BusyException extends Exception {
        private static final long serialVersionUID = 1;

        BusyException() {
            super("Too many people are logging in. Try again in a moment.", null, false, false);
        }

        /// A sentence for the person who asked.
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// Does something when its turn has come, at the earliest after a while.
    ///
    /// @throws BusyException if too many wait
    public void execute(Duration delay, Runnable task) throws BusyException {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw new BusyException();
        }
        try {
            schedule(delay, task);
        } catch (RejectedExecutionException e) { // the server stops
            waiting.decrementAndGet();
            throw new BusyException();
        }
    }

    private void schedule(Duration delay, Runnable task) {
        Runnable watched = watch.apply(task);
        thread.schedule(
                () -> {
                    waiting.decrementAndGet();
                    watched.run();
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /// Does something when its turn has come, and waits for what comes of it.
    ///
    /// @throws BusyException if too many wait
    /// @throws Exception whatever the task throws
    public <T> T call(Duration delay, Callable<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(delay, () -> {
            try {
                result.complete(task.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /// Takes nothing more, and waits for what is being done: it may be about to store something.
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a password is still being hashed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
