package dev.parley.testkit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.server.isolation.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// A clock and a timer that stand still until the test moves them.
///
/// Safe for all threads, but for [#pass], which is for the test's.
final class TestTime implements Scheduler, InstantSource {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Traffic traffic;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::due).thenComparingLong(Alarm::number));

    @GuardedBy("lock")
    private long lastNumber;

    private volatile Instant now = START;

    /// Something that is due at some time.
    private static final class Alarm extends FutureTask<Boolean> {

        private final Instant due;
        private final long number;

        Alarm(Instant due, long number, Runnable task) {
            super(Executors.callable(task, true));
            this.due = due;
            this.number = number;
        }

        Instant due() {
            return due;
        }

        long number() {
            return number;
        }

        void ring() {
            run();
            if (state() == State.FAILED) {
                throw new AssertionError("what was due at " + due + " failed", exceptionNow());
            }
        }
    }

    TestTime(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanoTime() {
        return ChronoUnit.NANOS.between(START, now);
    }

    @Override
    public Future<?> after(Duration delay, Runnable task) {
        synchronized (lock) {
            alarms.removeIf(Future::isDone); // cancelled ones
            Alarm alarm = new Alarm(now.plus(delay), ++lastNumber, task);
            alarms.add(alarm);
            return alarm;
        }
    }

    @Override
    public Thread thread(String name, Runnable task) {
        return traffic.thread(name, task);
    }

    /// Moves on, and stops at each moment at which something is due until all that follows from it is over.
    void pass(Duration time) {
        Instant end = now.plus(time);
        traffic.await();
        for (Optional<Alarm> next = next(end); next.isPresent(); next = next(end)) {
            now = next.get().due();
            next.get().ring();
            traffic.await();
        }
        now = end;
    }

    @Override
    public void close() {
        synchronized (lock) {
            alarms.clear();
        }
    }

    private Optional<Alarm> next(Instant end) {
        synchronized (lock) {
            alarms.removeIf(Future::isDone);
            Alarm first = alarms.peek();
            return first == null || first.due().isAfter(end) ? Optional.empty() : Optional.of(alarms.remove());
        }
    }
}
