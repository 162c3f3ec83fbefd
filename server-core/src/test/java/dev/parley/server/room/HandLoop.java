package dev.parley.server.room;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// An event loop that runs its tasks when the test says so.
final class HandLoop implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
    }

    synchronized int waiting() {
        return tasks.size();
    }

    private synchronized Runnable next() {
        return tasks.poll();
    }

    /// One tick: runs what waits now, and not what comes up meanwhile.
    void tick() {
        for (int left = waiting(); left > 0; left--) {
            next().run();
        }
    }
}
