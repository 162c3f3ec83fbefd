package dev.parley.server.command;

import dev.parley.server.isolation.Owner;
import java.util.List;

/// All that one owner adds to the server: it comes, changes and goes as a whole. Immutable.
public record Contribution(
        Owner owner,
        List<RegisteredCommand<?>> commands,
        List<RegisteredFilter> filters,
        List<RegisteredListener> listeners) {

    public Contribution {
        commands = List.copyOf(commands);
        filters = List.copyOf(filters);
        listeners = List.copyOf(listeners);
    }

    /// Commands, and nothing else.
    public static Contribution ofCommands(Owner owner, List<RegisteredCommand<?>> commands) {
        return new Contribution(owner, commands, List.of(), List.of());
    }

    /// The commands' names in one line: `/ban /unban`.
    public String commandNames() {
        return String.join(
                " ", commands.stream().map(command -> "/" + command.name()).toList());
    }
}
