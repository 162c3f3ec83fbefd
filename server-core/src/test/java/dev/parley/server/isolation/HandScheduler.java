package dev.parley.server.isolation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Real threads, and a clock that stands still until the test moves it.
final class HandScheduler implements Scheduler {

    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private volatile long now;

    private record Alarm(long due, FutureTask<Boolean> task) {}

    /// Moves the clock, and runs what is due by then.
    void pass(Duration time) {
        now += time.toNanos();
        for (Alarm alarm : alarms) {
            if (alarm.due() <= now && alarms.remove(alarm)) {
                alarm.task().run();
            }
        }
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now + delay.toNanos(), new FutureTask<>(task, true));
        alarms.add(alarm);
        return alarm.task();
    }

    @Override
    public Thread thread(String name, Runnable task) {
        return Thread.ofVirtual().name(name).unstarted(task);
    }

    @Override
    public void close() {
        alarms.clear();
    }
}
