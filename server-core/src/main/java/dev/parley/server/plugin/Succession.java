package dev.parley.server.plugin;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.isolation.Guard;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How one version takes over from another, or from none: everything that can go wrong is done beside the one
/// that serves, then comes one swap, and only then the old one goes. Used by one thread at a time.
///
/// @param patience how long a plugin may take to start, which is as long as calls may have to wait for it
record Succession(
        JarLoader loader,
        PluginStore store,
        CommandRegistry registry,
        Guard guard,
        Retirement retirement,
        Duration patience) {

    private static final Logger log = LoggerFactory.getLogger(Succession.class);

    /// How long a version that starts waits for calls that run still.
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(1);

    /// Brings a version into service.
    ///
    /// @param now what is known of the plugin
    /// @param serving the version that serves now, and goes on serving if this fails
    /// @throws PluginRefusedException if the new version cannot serve. The candidate's copy is deleted then.
    LoadedPlugin upgrade(Candidate candidate, PluginSettings settings, PluginRecord now, Optional<LoadedPlugin> serving)
            throws PluginRefusedException {
        return tidily(
                candidate, now, () -> takeOver(candidate, settings, store.prepareUpgrade(candidate, now), serving));
    }

    /// Brings a version back into service that served before, on the files that it had.
    ///
    /// @throws PluginRefusedException as for [#upgrade]
    LoadedPlugin rollBack(
            Candidate candidate,
            PluginSettings settings,
            PluginRecord now,
            PluginRecord.Release previous,
            Optional<LoadedPlugin> serving)
            throws PluginRefusedException {
        return tidily(
                candidate,
                now,
                () -> takeOver(candidate, settings, store.prepareRollback(candidate.id(), now, previous), serving));
    }

    /// Takes a plugin out of service.
    void end(LoadedPlugin plugin) {
        registry.remove(plugin.id());
        retirement.of(plugin);
    }

    private interface Change {
        LoadedPlugin make() throws PluginRefusedException;
    }

    /// Makes a change that leaves nothing behind if it fails.
    private LoadedPlugin tidily(Candidate candidate, PluginRecord now, Change change) throws PluginRefusedException {
        try {
            return change.make();
        } catch (PluginRefusedException e) {
            candidate.copy().delete();
            store.prune(candidate.id(), now);
            throw e;
        }
    }

    private LoadedPlugin takeOver(
            Candidate candidate, PluginSettings settings, PluginStore.Handover handover, Optional<LoadedPlugin> serving)
            throws PluginRefusedException {
        LoadedPlugin next = loader.load(candidate, handover.data(), settings);
        Phases phases = Phases.of(next, guard, patience);
        boolean started = false;
        boolean serves = false;
        try {
            registry.check(next.contribution());
            phases.check();
            hold(next, serving);
            started = true;
            phases.start();
            store.commit(handover);
            registry.put(next.contribution());
            serves = true;
        } catch (InvalidCommandException e) {
            throw new PluginRefusedException(e.reason(), e);
        } finally {
            if (!serves) {
                serving.ifPresent(old -> old.owner().calls().resume());
                retirement.ofUnused(next, started);
            }
        }
        serving.ifPresent(retirement::of);
        return next;
    }

    /// A version that starts reads the plugin's files: so no call changes them from now until it has taken over, or
    /// has failed to. Calls wait for that, and then go to whoever serves.
    private void hold(LoadedPlugin next, Optional<LoadedPlugin> serving) {
        if (next.lifecycles().isEmpty() || serving.isEmpty()) {
            return;
        }
        try {
            if (!serving.get().owner().calls().hold(TIME_TO_SETTLE)) {
                log.warn(
                        "{} starts while calls of {} go on",
                        next.name(),
                        serving.get().name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }
}
