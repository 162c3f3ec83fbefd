package dev.parley.server.command;

import dev.parley.api.Role;
import dev.parley.server.people.Permissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All commands at one moment. Immutable.
///
/// @param commands ordered by name
/// @param byName by name, by alias, and by both behind `owner:`
record CommandTable(List<RegisteredCommand<?>> commands, Map<String, RegisteredCommand<?>> byName) {

    static final CommandTable EMPTY = new CommandTable(List.of(), Map.of());

    private static final int MAX_WORDS = 3;

    /// A command that was found in a line.
    ///
    /// @param argumentsStart where in the line its arguments start
    record Match(RegisteredCommand<?> command, int argumentsStart) {}

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
        all.sort(Comparator.comparing(RegisteredCommand::name));
        return new CommandTable(List.copyOf(all), Map.copyOf(names));
    }

    /// This table, without the commands of an owner.
    CommandTable without(String owner) {
        Map<String, RegisteredCommand<?>> names = new HashMap<>(byName);
        names.values().removeIf(command -> command.owner().id().equals(owner));
        return new CommandTable(
                commands.stream()
                        .filter(command -> !command.owner().id().equals(owner))
                        .toList(),
                Map.copyOf(names));
    }

    /// The command at the start of a line, after its slash: the one with most words, if several fit.
    ///
    /// @param allowed which commands there are for the caller; the others are as good as missing
    Optional<Match> match(String line, Predicate<RegisteredCommand<?>> allowed) {
        Optional<Match> longest = Optional.empty();
        StringBuilder name = new StringBuilder();
        Optional<Word> word = Word.at(line, 1).filter(first -> first.start() == 1);
        for (int words = 0; word.isPresent() && words < MAX_WORDS; words++) {
            name.append(words == 0 ? "" : " ").append(word.get().text().toLowerCase(Locale.ROOT));
            RegisteredCommand<?> command = byName.get(name.toString());
            if (command != null && allowed.test(command)) {
                longest = Optional.of(new Match(command, word.get().end()));
            }
            word = Word.at(line, word.get().end());
        }
        return longest;
    }

    List<RegisteredCommand<?>> visibleTo(Role role, Permissions permissions) {
        return commands.stream()
                .filter(command -> permissions.allows(role, command.permission()))
                .toList();
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
