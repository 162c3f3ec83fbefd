package dev.parley.server.plugin;

import dev.parley.server.command.Calls;
import dev.parley.server.config.Durations;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes plugins out of service, after their commands have left the registry: running calls end on the old
/// code, then its classes go. Each plugin is retired on a virtual thread of its own, since that waits.
///
/// @param drainTime how long running calls may go on before they are interrupted
record Retirement(Duration drainTime) {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);
    private static final int COLLECTIONS = 10;
    private static final long MILLIS_PER_COLLECTION = 500;

    /// Retires a plugin.
    ///
    /// @return the thread that does it
    Thread of(LoadedPlugin plugin) {
        plugin.calls().close();
        String name = plugin.name();
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        WeakReference<ClassLoader> classes = new WeakReference<>(plugin.classLoader(), collected);
        // Taken out of here by the thread, lest the thread itself keep the classes whose end it waits for.
        AtomicReference<@Nullable LoadedPlugin> last = new AtomicReference<>(plugin);
        return Thread.ofVirtual().name("retiring " + name).start(() -> {
            try {
                end(Objects.requireNonNull(last.getAndSet(null)));
                report(name, classes, collected);
            } catch (InterruptedException e) {
                log.warn("retiring {} was cut short", name);
            }
        });
    }

    private void end(LoadedPlugin plugin) throws InterruptedException {
        drain(plugin.name(), plugin.calls());
        plugin.manager().unloadPlugin(plugin.id());
        plugin.copy().delete();
    }

    private void drain(String name, Calls calls) throws InterruptedException {
        if (calls.awaitEmpty(drainTime)) {
            return;
        }
        log.warn("calls into {} are interrupted: they did not end within {}", name, Durations.format(drainTime));
        calls.threads().forEach(Thread::interrupt);
        if (!calls.awaitEmpty(AFTER_INTERRUPT)) {
            calls.threads().forEach(thread -> log.warn("still inside {}: {}", name, whereIs(thread)));
        }
    }

    private static String whereIs(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /// Checks that the classes are really gone: only then was everything given back.
    private static void report(String name, WeakReference<ClassLoader> classes, ReferenceQueue<ClassLoader> collected)
            throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            if (collected.remove(MILLIS_PER_COLLECTION) != null) {
                log.info("{} is unloaded", name);
                return;
            }
        }
        List<String> holders = ClassHolders.of(classes.get());
        String why = holders.isEmpty() ? "what holds them is not a thread" : String.join("; ", holders);
        log.warn("{} is out of service, but its classes stay in memory: {}", name, why);
    }
}
