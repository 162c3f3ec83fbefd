package dev.parley.server.plugin;

import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Calls;
import dev.parley.server.isolation.Guard;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes plugins out of service, after what they add has left the registry: running calls end on the old
/// code, it is stopped, what it was lent is taken back, then its classes go. Each plugin is retired on a
/// virtual thread of its own, since that waits.
///
/// @param drainTime how long running calls may go on before they are interrupted
/// @param patience how long a plugin may take to stop
record Retirement(Guard guard, LeakWatch leaks, Duration drainTime, Duration patience) {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    /// Retires a plugin that was in service.
    void of(LoadedPlugin plugin) {
        plugin.owner().calls().close();
        Thread.ofVirtual().name("retiring " + plugin.name()).start(() -> end(plugin));
    }

    /// Stops a plugin because the whole server stops.
    void atTheEnd(LoadedPlugin plugin) {
        plugin.owner().calls().close();
        plugin.owner().calls().threads().forEach(Thread::interrupt);
        stop(plugin);
        plugin.owner().lease().revoke();
        plugin.source().copy().delete(); // so that the next start need not
    }

    /// Takes back a plugin that did not come into service.
    ///
    /// @param started whether it was started, so that it has to be stopped
    void ofUnused(LoadedPlugin plugin, boolean started) {
        plugin.owner().calls().close();
        if (started) {
            stop(plugin);
        }
        release(plugin);
    }

    private void end(LoadedPlugin plugin) {
        try {
            drain(plugin.name(), plugin.owner().calls());
        } catch (InterruptedException e) {
            log.warn("the calls into {} were not waited for", plugin.name());
        }
        stop(plugin);
        release(plugin);
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

    private void stop(LoadedPlugin plugin) {
        Phases.of(plugin, guard, patience).stop();
    }

    private void release(LoadedPlugin plugin) {
        plugin.owner().lease().revoke();
        ClassLoader classes = plugin.classLoader();
        plugin.manager().unloadPlugin(plugin.id());
        plugin.source().copy().delete();
        leaks.watch(plugin.id(), plugin.name(), classes);
    }

    private static String whereIs(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
