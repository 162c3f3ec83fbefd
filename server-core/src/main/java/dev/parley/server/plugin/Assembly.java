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
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.isolation.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes the extensions of one version of a plugin, whose classes are loaded, and reads what they declare; or
/// says why that cannot be done. Used by one thread at a time.
///
/// @param patience how long the plugin's constructors may take
record Assembly(Guard guard, Duration patience) {

    /// What a version of a plugin consists of.
    ///
    /// @param contribution what it adds to the server
    /// @param lifecycles what it does when it comes and goes
    record Parts(Contribution contribution, List<Lifecycle> lifecycles) {}

    /// @param types the names of the extensions' classes
    /// @param ready extensions that are made already
    Parts assemble(Context context, List<String> types, List<?> ready) throws PluginRefusedException {
        Owner owner = context.owner();
        ClassLoader loader = Objects.requireNonNull(owner.loader(), "a plugin has a class loader");
        Outcome<Attempt> outcome = guard.await("loading " + owner.name(), loader, patience, () -> {
            try {
                List<Object> extensions = new Construction(loader, context).of(types, ready);
                return new Attempt.Done(
                        new Parts(contribution(owner, context.seen(), extensions), only(Lifecycle.class, extensions)));
            } catch (PluginRefusedException e) {
                return new Attempt.Refused(e.reason());
            } catch (InvalidCommandException e) {
                return new Attempt.Refused(e.reason());
            }
        });
        if (outcome instanceof Outcome.Returned<Attempt>(Attempt.Done(Parts parts))) {
            return parts;
        }
        owner.lease().revoke();
        throw new PluginRefusedException(reasonOf(outcome));
    }

    /// What came of making the extensions.
    private sealed interface Attempt {
        record Done(Parts parts) implements Attempt {}

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
                        .map(listener -> new RegisteredListener(owner, server, listener, listener.kinds()))
                        .toList());
    }

    private static <T> List<T> only(Class<T> type, List<Object> extensions) {
        return extensions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
