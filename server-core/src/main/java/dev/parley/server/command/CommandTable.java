package dev.parley.server.command;

import dev.parley.api.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All commands at one moment. Immutable.
///
/// @param commands ordered by name
/// @param names by which they are called, in order: their names and aliases, and each of these behind `owner:`
record CommandTable(List<RegisteredCommand<?>> commands, List<CommandName> names) {

    static final CommandTable EMPTY = of(List.of(), new TreeMap<>());

    private static CommandTable of(List<RegisteredCommand<?>> commands, SortedMap<String, RegisteredCommand<?>> names) {
        List<CommandName> ordered = new ArrayList<>();
        names.forEach((text, command) -> ordered.add(new CommandName(text, command)));
        return new CommandTable(List.copyOf(commands), List.copyOf(ordered));
    }

    /// This table, and more commands.
    ///
    /// @throws InvalidCommandException if a name is taken; the message says by whom
    CommandTable with(List<RegisteredCommand<?>> more) throws InvalidCommandException {
        SortedMap<String, RegisteredCommand<?>> byName = byName();
        for (RegisteredCommand<?> command : more) {
            put(byName, command);
        }
        List<RegisteredCommand<?>> all = new ArrayList<>(commands);
        all.addAll(more);
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return of(all, byName);
    }

    /// This table, without the commands of an owner.
    CommandTable without(String owner) {
        SortedMap<String, RegisteredCommand<?>> byName = byName();
        byName.values().removeIf(command -> command.owner().id().equals(owner));
        return of(
                commands.stream()
                        .filter(command -> !command.owner().id().equals(owner))
                        .toList(),
                byName);
    }

    /// The name that stands right behind the slash of a line: the one with most words, if several do. Null if none
    /// does. What somebody may not run is as good as missing.
    ///
    /// @param may whether they may run a command
    @Nullable
    CommandName match(String line, Predicate<RegisteredCommand<?>> may) {
        CommandName longest = null;
        for (int i = firstLike(line); i < names.size() && names.get(i).compareFirstWord(line) == 0; i++) {
            CommandName name = names.get(i);
            if (name.isIn(line) && may.test(name.command())) {
                longest = name; // those of more words stand behind it
            }
        }
        return longest;
    }

    /// Where the names are, or would be, whose first word is that of a line.
    private int firstLike(String line) {
        int low = 0;
        int high = names.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (names.get(middle).compareFirstWord(line) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private SortedMap<String, RegisteredCommand<?>> byName() {
        SortedMap<String, RegisteredCommand<?>> byName = new TreeMap<>();
        names.forEach(name -> byName.put(name.text(), name.command()));
        return byName;
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
