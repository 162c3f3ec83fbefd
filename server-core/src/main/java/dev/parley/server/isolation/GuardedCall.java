package dev.parley.server.isolation;

import dev.parley.protocol.Printable;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call into code that may do anything: waits for its turn, runs, and is given up when its time is over.
///
/// Touched by its own thread and the timer's.
final class GuardedCall<T> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);
    private static final Duration TIME_TO_HEED = Duration.ofSeconds(2);
    private static final int MAX_FRAMES = 8;

    private final Guard guard;
    private final Calls.Visit visit;
    private final Duration deadline;
    private final boolean mayBeHeld;
    private final Callable<T> call;
    private final Consumer<Outcome<T>> then;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    private volatile long began;
    private volatile @Nullable Future<?> timeout;

    private enum Stage {
        WAITING,
        RUNNING,
        DECIDED
    }

    GuardedCall(
            Guard guard,
            Calls.Visit visit,
            Duration deadline,
            boolean mayBeHeld,
            Callable<T> call,
            Consumer<Outcome<T>> then) {
        this.guard = guard;
        this.visit = visit;
        this.deadline = deadline;
        this.mayBeHeld = mayBeHeld;
        this.call = call;
        this.then = then;
    }

    /// @param loader the context class loader of the call's thread, and so of whatever threads it starts
    void start(String name, @Nullable ClassLoader loader) {
        Thread thread = guard.thread(name, this::run);
        if (loader != null) {
            thread.setContextClassLoader(loader);
        }
        timeout = guard.later(deadline, () -> expire(thread));
        thread.start();
    }

    private void run() {
        Turn turn = visit.begin(deadline, mayBeHeld);
        if (turn != Turn.CAME) {
            visit.abandon();
            decide(Stage.WAITING, turn == Turn.MOVED ? new Outcome.Moved<>() : new Outcome.Crowded<>());
            return;
        }
        began = guard.nanoTime();
        if (!stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
            visit.abandon(); // its turn came too late
            return;
        }
        Outcome<T> outcome = Outcome.of(call);
        visit.leave(elapsed(), outcome instanceof Outcome.Threw<T>);
        decide(Stage.RUNNING, outcome);
    }

    private void expire(Thread thread) {
        if (decide(Stage.WAITING, new Outcome.Crowded<>())) {
            thread.interrupt();
            return;
        }
        Duration left = deadline.minus(elapsed());
        if (left.toMillis() > 0) {
            timeout = guard.later(left, () -> expire(thread));
            return;
        }
        visit.giveUp(elapsed());
        if (decide(Stage.RUNNING, new Outcome.TimedOut<>())) {
            thread.interrupt();
            guard.later(TIME_TO_HEED, () -> report(thread));
        }
    }

    /// Tells the outcome, if it is the first.
    private boolean decide(Stage from, Outcome<T> outcome) {
        boolean first = stage.compareAndSet(from, Stage.DECIDED);
        if (first) {
            Future<?> running = timeout;
            if (running != null) {
                running.cancel(false);
            }
            then.accept(outcome);
        }
        return first;
    }

    private Duration elapsed() {
        return Duration.ofNanos(guard.nanoTime() - began);
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
}
