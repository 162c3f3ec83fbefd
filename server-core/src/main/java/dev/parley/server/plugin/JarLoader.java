package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.api.Lifecycle;
import dev.parley.api.LineFilter;
import dev.parley.api.Listener;
import dev.parley.server.command.Contribution;
import dev.parley.server.command.GrammarReader;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.command.RegisteredFilter;
import dev.parley.server.command.RegisteredListener;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Calls;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.isolation.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/// Loads the classes of a [Candidate] and makes its extensions, or says why that cannot be done. Used by one
/// thread at a time.
///
/// @param serverVersion what a jar's `Plugin-Requires` is compared with
/// @param patience how long a plugin's constructors may take
/// @param limits how much of the server each plugin may take
/// @param clock says when a plugin was loaded
/// @param news told in one line when a plugin's calls are kept out, and when they are let in again
record JarLoader(
        String serverVersion,
        ServerHandle server,
        Guard guard,
        Duration patience,
        Calls.Limits limits,
        InstantSource clock,
        Consumer<String> news) {

    /// Loads a plugin beside whatever version serves.
    ///
    /// @param data where its own files are
    /// @param settings what the admin set for it
    LoadedPlugin load(Candidate candidate, Path data, PluginSettings settings) throws PluginRefusedException {
        JarPluginManager manager = new JarPluginManager(candidate.copy().file(), serverVersion);
        PluginWrapper plugin = wrap(manager, candidate);
        ClassLoader loader = plugin.getPluginClassLoader();
        Calls calls = new Calls(candidate.name(), limits, clock, news);
        Owner owner = new Owner(candidate.id(), candidate.version(), calls, new Lease(candidate.name()), loader);
        ServerHandle seen = server.under(owner.lease());
        Context context = new Context(owner, seen, guard, data, settings.values());
        Outcome<Attempt> outcome = guard.await("loading " + candidate.fileName(), loader, patience, () -> {
            try {
                List<Object> extensions = new Construction(loader, context).of(candidate.extensions());
                List<Lifecycle> lifecycles = only(Lifecycle.class, extensions);
                Contribution contribution = contribution(owner, seen, extensions);
                return new Attempt.Done(new LoadedPlugin(
                        candidate, clock.instant(), contribution, settings.stamp(), lifecycles, manager));
            } catch (PluginRefusedException e) {
                return new Attempt.Refused(e.reason());
            } catch (InvalidCommandException e) {
                return new Attempt.Refused(e.reason());
            }
        });
        if (outcome instanceof Outcome.Returned<Attempt>(Attempt.Done(LoadedPlugin loaded))) {
            return loaded;
        }
        owner.lease().revoke();
        manager.unloadPlugin(candidate.id());
        throw new PluginRefusedException(reasonOf(outcome));
    }

    /// What came of making the extensions.
    private sealed interface Attempt {
        record Done(LoadedPlugin plugin) implements Attempt {}

        record Refused(String reason) implements Attempt {}
    }

    private String reasonOf(Outcome<Attempt> outcome) {
        return switch (outcome) {
            case Outcome.Returned<Attempt>(Attempt.Refused(String reason)) -> reason;
            case Outcome.Threw<Attempt> threw ->
                "loading it failed: " + threw.failure().summary();
            default -> "it was not ready after " + Durations.format(patience);
        };
    }

    private PluginWrapper wrap(JarPluginManager manager, Candidate candidate) throws PluginRefusedException {
        try {
            PluginWrapper plugin =
                    manager.getPlugin(manager.loadPlugin(candidate.copy().file()));
            if (!manager.meetsRequirement(plugin)) {
                String needed = plugin.getDescriptor().getRequires();
                manager.unloadPlugin(candidate.id());
                throw new PluginRefusedException("it requires Parley " + needed + ", this is " + serverVersion);
            }
            return plugin;
        } catch (PluginRuntimeException e) {
            throw new PluginRefusedException("its manifest cannot be used: " + e.getMessage(), e);
        }
    }

    private static Contribution contribution(Owner owner, ServerHandle server, List<Object> extensions)
            throws InvalidCommandException {
        List<ArgumentType<?>> types = new ArrayList<>();
        for (ArgumentType<?> type : only(ArgumentType.class, extensions)) {
            types.add(type);
        }
        GrammarReader reader = new GrammarReader(types);
        List<RegisteredCommand<?>> commands = new ArrayList<>();
        for (Command<?> command : only(Command.class, extensions)) {
            commands.add(RegisteredCommand.of(owner, command, reader));
        }
        return new Contribution(
                owner,
                commands,
                only(LineFilter.class, extensions).stream()
                        .map(filter -> new RegisteredFilter(owner, server, filter))
                        .toList(),
                only(Listener.class, extensions).stream()
                        .map(listener -> new RegisteredListener(owner, server, listener))
                        .toList());
    }

    private static <T> List<T> only(Class<T> type, List<Object> extensions) {
        return extensions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
