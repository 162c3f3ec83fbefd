package dev.parley.testkit;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The one event loop of a server without a network, on a thread of its own. Safe for all threads.
final class EventLoop implements Executor, AutoCloseable {

    private final Traffic traffic;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private volatile @Nullable Thread thread;

    EventLoop(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void execute(Runnable task) {
        Runnable counted = traffic.counted("the event loop", task);
        try {
            executor.execute(counted);
        } catch (RejectedExecutionException e) { // the server has stopped, and nobody is here any more
            traffic.leaveBehind();
        }
    }

    /// Runs something now if this is the loop's thread, and else when the loop comes to it.
    void run(Runnable task) {
        if (Thread.currentThread().equals(thread)) {
            task.run();
        } else {
            execute(task);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        Waiting.until(executor::isTerminated);
    }

    private Thread thread(Runnable tasks) {
        Thread made = Thread.ofPlatform().daemon().name("event loop").unstarted(tasks);
        thread = made;
        return made;
    }
}
