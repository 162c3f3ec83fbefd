package dev.parley.client.typing;

import dev.parley.protocol.ServerMessage.CommandInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The commands that the person may run now: the server's, and the client's own where the server has none
/// of that name. Safe for all threads.
public final class CommandBook {

    /// One edition of the book.
    ///
    /// @param byName names and aliases in lower case, without slash
    private record Edition(Map<String, CommandInfo> byName, TreeMap<String, CommandInfo> names) {

        static Edition of(List<CommandInfo> commands) {
            Map<String, CommandInfo> byName = new HashMap<>();
            var names = new TreeMap<String, CommandInfo>();
            for (CommandInfo command : commands) {
                names.put(folded(command.name()), command);
                byName.put(folded(command.name()), command);
                command.aliases().forEach(alias -> byName.putIfAbsent(folded(alias), command));
            }
            for (OwnCommand own : OwnCommand.values()) {
                if (byName.putIfAbsent(own.word(), own.info()) == null) {
                    names.put(own.word(), own.info());
                }
            }
            return new Edition(byName, names);
        }
    }

    private volatile Edition edition = Edition.of(List.of());

    /// The server has sent another list.
    public void replace(List<CommandInfo> commands) {
        edition = Edition.of(commands);
    }

    /// The command of that name or alias, in any letter case; with a subcommand's name after a space.
    Optional<CommandInfo> find(String name) {
        return Optional.ofNullable(edition.byName().get(folded(name)));
    }

    /// The commands whose names start like this.
    List<CommandInfo> startingWith(String start) {
        String from = folded(start);
        return edition.names().tailMap(from, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The client's own command on this line, unless the server has one of that name.
    Optional<OwnCommand> own(String line) {
        return OwnCommand.of(line.strip())
                .filter(own -> find(own.word()).filter(own.info()::equals).isPresent());
    }

    /// The client's own commands that a line could become.
    Stream<OwnCommand> ownStartingWith(String line) {
        return Stream.of(OwnCommand.values())
                .filter(own -> line.startsWith("/") && ("/" + own.word()).startsWith(folded(line)))
                .filter(own -> own("/" + own.word()).isPresent());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
