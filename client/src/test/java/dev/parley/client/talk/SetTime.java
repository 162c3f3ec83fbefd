package dev.parley.client.talk;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// A clock that goes when the test says so. For one thread.
final class SetTime implements Timekeeper {

    private record Task(long due, Runnable action) {}

    private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::due));
    private long now = Long.MAX_VALUE - 1; // such a clock may overflow

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void after(Duration wait, Runnable task) {
        tasks.add(new Task(wait.toNanos() + elapsed(), task));
    }

    private long elapsed() {
        return now - (Long.MAX_VALUE - 1);
    }

    /// Lets some time pass, and what is due then happen.
    void pass(Duration time) {
        long end = elapsed() + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().due() <= end) {
            Task next = tasks.remove();
            now += Math.max(0, next.due() - elapsed());
            next.action().run();
        }
        now += end - elapsed();
    }
}
