package dev.parley.server.isolation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs code that may do anything: each call on a virtual thread of its own, under a deadline, and within
/// what its owner may take. Safe for all threads.
public final class Guard implements AutoCloseable {

    private final Scheduler scheduler;

    /// One that keeps to the system's clock.
    public Guard() {
        this(new SystemScheduler());
    }

    /// @param scheduler is closed with this
    public Guard(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Makes a call into somebody's code, if they may be called now.
    ///
    /// @param name the thread's name
    /// @param deadline how long the call may wait for its turn, and then take
    /// @param then told the outcome of a call that was let in, once, on the call's thread or the timer's; may
    ///     neither block nor throw
    public <T> Admission call(
            Owner owner, String name, Duration deadline, Callable<T> call, Consumer<Outcome<T>> then) {
        return call(owner, name, deadline, true, call, then);
    }

    /// The same for a call that cannot wait until a newer version has started, and is made to the one that serves.
    public <T> Admission callAtOnce(
            Owner owner, String name, Duration deadline, Callable<T> call, Consumer<Outcome<T>> then) {
        return call(owner, name, deadline, false, call, then);
    }

    private <T> Admission call(
            Owner owner,
            String name,
            Duration deadline,
            boolean mayBeHeld,
            Callable<T> call,
            Consumer<Outcome<T>> then) {
        Admission admission = owner.calls().enter();
        if (admission instanceof Admission.Entered(Calls.Visit visit)) {
            new GuardedCall<>(this, visit, deadline, mayBeHeld, call, then).start(name, owner.loader());
        }
        return admission;
    }

    /// Makes a call that counts for nobody, such as one into code that is not in service, and waits for it.
    ///
    /// @param name the thread's name
    /// @param loader where that code comes from
    public <T> Outcome<T> await(String name, ClassLoader loader, Duration deadline, Callable<T> call) {
        Calls calls = new Calls(name, Limits.NONE, InstantSource.system(), _ -> {});
        CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
        call(new Owner(name, "", calls, new Lease(name), loader), name, deadline, call, result::complete);
        return result.join();
    }

    /// Runs something later, on the timer's thread: it may neither block nor run anybody's code.
    public Future<?> later(Duration delay, Runnable task) {
        return scheduler.after(delay, task);
    }

    /// The clock that [#later] keeps to, in nanoseconds from some moment.
    public long nanoTime() {
        return scheduler.nanoTime();
    }

    /// A virtual thread for the server's own part of a call, which has not begun.
    public Thread thread(String name, Runnable task) {
        return scheduler.thread(name, task);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
