package dev.parley.server.plugin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.server.plugin.leak.Bystander;
import dev.parley.server.plugin.leak.ClassHolders;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks that the classes of plugins that were stopped are really gone: only then was everything given back.
/// A collection stops everybody for a moment (measured: 50 ms with 1,000 people), so those that wait at the same
/// time share it, and it is not taken at once. Safe for all threads.
final class LeakWatch {

    private static final Logger log = LoggerFactory.getLogger(LeakWatch.class);
    private static final int COLLECTIONS = 3;
    private static final int MAX_LENGTH = 4_000;
    private static final Duration AFTER_COLLECTION = Duration.ofMillis(500);

    private final Duration pause;
    private final Supplier<List<Bystander>> serving;
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final List<Leak> leaks = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<Departed> waiting = new HashSet<>();

    @GuardedBy("lock")
    private boolean running;

    /// @param pause before each collection; classes that outlive three of them are said to stay
    /// @param serving the plugins that serve, one of which may hold the classes of another
    LeakWatch(Duration pause, Supplier<List<Bystander>> serving) {
        this.pause = pause;
        this.serving = serving;
    }

    /// Classes of a version that stay in memory.
    ///
    /// @param holders a few words about each thing that holds them
    record Leak(String id, String name, String holders, WeakReference<ClassLoader> classes) {}

    /// The classes of a version that has been stopped.
    private static final class Departed extends WeakReference<ClassLoader> {
        private final String id;
        private final String name;
        private int collections;

        Departed(String id, String name, ClassLoader classes, ReferenceQueue<ClassLoader> queue) {
            super(classes, queue);
            this.id = id;
            this.name = name;
        }
    }

    /// Waits for the classes of a version to go, on a thread of its own.
    void watch(String id, String name, ClassLoader classes) {
        synchronized (lock) {
            waiting.add(new Departed(id, name, classes, collected));
            if (!running) {
                running = true;
                Thread.ofVirtual().name("leak watch").start(this::run);
            }
        }
    }

    /// The ids of the plugins of which something is still in memory.
    Set<String> ids() {
        forget();
        return leaks.stream().map(Leak::id).collect(Collectors.toSet());
    }

    /// What is still in memory of earlier versions of a plugin, a line each.
    List<String> of(String id) {
        forget();
        return leaks.stream()
                .filter(leak -> leak.id().equals(id))
                .map(leak -> leak.name() + ": " + leak.holders())
                .toList();
    }

    private void run() {
        try {
            do {
                await(pause);
                System.gc();
                await(AFTER_COLLECTION);
            } while (someAreLeft());
        } catch (InterruptedException e) {
            log.warn("nobody watches any more whether the classes of plugins go");
        }
    }

    private void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis();
                left > 0 && countWaiting() > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            if (collected.remove(left) instanceof Departed gone) {
                log.info("{} is unloaded", gone.name);
                synchronized (lock) {
                    waiting.remove(gone);
                }
            }
        }
    }

    private boolean someAreLeft() {
        List<Departed> stuck;
        boolean more;
        synchronized (lock) {
            stuck = waiting.stream()
                    .filter(departed -> ++departed.collections >= COLLECTIONS)
                    .toList();
            stuck.forEach(waiting::remove);
            running = !waiting.isEmpty();
            more = running;
        }
        stuck.forEach(this::report);
        return more;
    }

    private void report(Departed departed) {
        List<String> holders = ClassHolders.of(departed.get(), serving.get());
        String all = holders.isEmpty() ? "what holds them cannot be seen from here" : String.join("; ", holders);
        String why = all.length() <= MAX_LENGTH ? all : all.substring(0, MAX_LENGTH) + "…";
        leaks.add(new Leak(departed.id, departed.name, why, new WeakReference<>(departed.get())));
        log.warn("{} is out of service, but its classes stay in memory: {}", departed.name, why);
    }

    /// Forgets what has gone after all.
    private void forget() {
        leaks.removeIf(leak -> leak.classes().refersTo(null));
    }

    private int countWaiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }
}
