package dev.parley.server.command;

import dev.parley.api.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All commands at one moment. Immutable.
///
/// @param commands ordered by name
/// @param byName by name, by alias, and by both behind `owner:`
/// @param openings what such a name of several words starts with: `role` for `role grant`
record CommandTable(
        List<RegisteredCommand<?>> commands, Map<String, RegisteredCommand<?>> byName, Set<String> openings) {

    static final CommandTable EMPTY = of(List.of(), Map.of());

    /// A command that was found in a line.
    ///
    /// @param argumentsStart where in the line its arguments start
    record Match(RegisteredCommand<?> command, int argumentsStart) {}

    private static CommandTable of(List<RegisteredCommand<?>> commands, Map<String, RegisteredCommand<?>> names) {
        Set<String> openings = new HashSet<>();
        for (String name : names.keySet()) {
            for (int end = name.indexOf(' '); end >= 0; end = name.indexOf(' ', end + 1)) {
                openings.add(name.substring(0, end));
            }
        }
        return new CommandTable(List.copyOf(commands), Map.copyOf(names), Set.copyOf(openings));
    }

    /// This table, and more commands.
    ///
    /// @throws InvalidCommandException if a name is taken; the message says by whom
    CommandTable with(List<RegisteredCommand<?>> more) throws InvalidCommandException {
        Map<String, RegisteredCommand<?>> names = new HashMap<>(byName);
        for (RegisteredCommand<?> command : more) {
            put(names, command);
        }
        List<RegisteredCommand<?>> all = new ArrayList<>(commands);
        all.addAll(more);
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return of(all, names);
    }

    /// This table, without the commands of an owner.
    CommandTable without(String owner) {
        Map<String, RegisteredCommand<?>> names = new HashMap<>(byName);
        names.values().removeIf(command -> command.owner().id().equals(owner));
        return of(
                commands.stream()
                        .filter(command -> !command.owner().id().equals(owner))
                        .toList(),
                names);
    }

    /// The command at the start of a line, after its slash: the one with most words, if several fit. What
    /// somebody may not run is as good as missing.
    ///
    /// @param may whether they may run a command
    Optional<Match> match(String line, Predicate<RegisteredCommand<?>> may) {
        RegisteredCommand<?> longest = null;
        int argumentsStart = 0;
        String name = "";
        Word word = firstWord(line);
        while (word != null) {
            String part = word.text().toLowerCase(Locale.ROOT);
            name = name.isEmpty() ? part : name + " " + part;
            RegisteredCommand<?> command = byName.get(name);
            if (command != null && may.test(command)) {
                longest = command;
                argumentsStart = word.end();
            }
            word = openings.contains(name) ? Word.at(line, word.end()) : null;
        }
        return longest == null ? Optional.empty() : Optional.of(new Match(longest, argumentsStart));
    }

    /// What stands right behind the slash; null if that is nothing or a blank.
    static @Nullable Word firstWord(String line) {
        Word word = Word.at(line, 1);
        return word != null && word.start() == 1 ? word : null;
    }

    List<RegisteredCommand<?>> visibleTo(Predicate<RegisteredCommand<?>> may) {
        return commands.stream().filter(may).toList();
    }

    /// For each permission the lowest role that has it. If commands differ, the highest they name: one plugin
    /// cannot open what another keeps closed.
    Map<String, Role> permissions() {
        Map<String, Role> needed = new HashMap<>();
        for (RegisteredCommand<?> command : commands) {
            if (!command.permission().isEmpty()) {
                needed.merge(command.permission(), command.role(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return needed;
    }

    private static void put(Map<String, RegisteredCommand<?>> names, RegisteredCommand<?> command)
            throws InvalidCommandException {
        List<String> own = new ArrayList<>(command.aliases());
        own.add(command.name());
        for (String name : own) {
            RegisteredCommand<?> taken = names.putIfAbsent(name, command);
            if (taken != null) {
                throw new InvalidCommandException(
                        "the name /" + name + " is taken by " + taken.owner().id());
            }
            names.put(command.qualified(name), command);
        }
    }
}
