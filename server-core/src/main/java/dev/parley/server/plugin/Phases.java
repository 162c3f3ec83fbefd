package dev.parley.server.plugin;

import dev.parley.api.Lifecycle;
import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a plugin does when it comes and goes, each step within a bounded time.
///
/// @param plugin its name and version
/// @param lifecycles of the plugin
/// @param patience how long each of them may take for a step
record Phases(String plugin, ClassLoader loader, List<Lifecycle> lifecycles, Guard guard, Duration patience) {

    private static final Logger log = LoggerFactory.getLogger(Phases.class);

    static Phases of(LoadedPlugin plugin, Guard guard, Duration patience) {
        return new Phases(plugin.name(), plugin.classLoader(), plugin.lifecycles(), guard, patience);
    }

    /// Looks whether it can work here.
    void check() throws PluginRefusedException {
        each("its self-check failed", Lifecycle::check);
    }

    /// Makes ready to serve; whether that works or not, it has to be stopped afterwards.
    void start() throws PluginRefusedException {
        each("it could not start", Lifecycle::start);
    }

    /// Ends what it began.
    void stop() {
        for (Lifecycle lifecycle : lifecycles) {
            switch (take("stopping", lifecycle, Lifecycle::stop)) {
                case Outcome.Returned<Boolean> _ -> {}
                case Outcome.Threw<Boolean> threw ->
                    log.error("stopping {} failed: {}", plugin, threw.failure().trace());
                default -> log.warn("{} had not stopped after {}", plugin, Durations.format(patience));
            }
        }
    }

    private interface Step {
        void of(Lifecycle lifecycle) throws Exception;
    }

    private void each(String fault, Step step) throws PluginRefusedException {
        for (Lifecycle lifecycle : lifecycles) {
            switch (take("starting", lifecycle, step)) {
                case Outcome.Returned<Boolean> _ -> {}
                case Outcome.Threw<Boolean> threw ->
                    throw new PluginRefusedException(
                            fault + ": " + threw.failure().summary());
                default -> throw new PluginRefusedException(fault + " within " + Durations.format(patience));
            }
        }
    }

    private Outcome<Boolean> take(String doing, Lifecycle lifecycle, Step step) {
        return guard.await(doing + " " + plugin, loader, patience, () -> {
            step.of(lifecycle);
            return true;
        });
    }
}
