package dev.parley.client.typing;

import dev.parley.client.talk.Typed;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says from the server's own grammar what could follow a half-typed command: the rest of its name, then
/// its next arguments and what the first of them is for. Asks nobody. Safe for all threads.
final class Hints {

    private static final String GAP = "  ";

    private final CommandBook book;

    Hints(CommandBook book) {
        this.book = book;
    }

    /// A command that stands at the start of a line.
    ///
    /// @param words how many words its name has
    private record Found(CommandInfo command, int words) {}

    /// What to show behind the line, printable; empty if there is nothing to say.
    String after(String line) {
        if (!Typed.isCommand(line)) {
            return "";
        }
        Words words = Words.of(line.substring(1));
        if (words.texts().isEmpty()) {
            return "";
        }
        String hint = words.finished()
                ? find(words).map(found -> arguments(found, words)).orElseGet(() -> subcommands(words))
                : unfinished(words);
        return Printable.line(hint);
    }

    /// The longest name that the words begin with. `/plugin:name` means the same as `/name`.
    private Optional<Found> find(Words words) {
        List<String> texts = words.texts();
        String first = texts.getFirst().substring(texts.getFirst().indexOf(':') + 1);
        Optional<Found> two = texts.size() < 2
                ? Optional.empty()
                : book.find(first + " " + texts.get(1)).map(command -> new Found(command, 2));
        return two.or(() -> book.find(first).map(command -> new Found(command, 1)));
    }

    /// The cursor stands in a word.
    private String unfinished(Words words) {
        int count = words.texts().size();
        String typed = String.join(" ", words.texts());
        List<CommandInfo> possible = count > 2 ? List.of() : book.startingWith(typed);
        Optional<Found> found = find(words);
        if (found.isPresent() && count == found.get().words()) {
            CommandInfo command = found.get().command();
            return gap(usage(command.parameters())) + GAP + command.help();
        }
        if (found.isPresent() && possible.isEmpty()) {
            return rest(found.get(), words);
        }
        if (possible.size() != 1) {
            return "";
        }
        CommandInfo only = possible.getFirst();
        return only.name().substring(typed.length()) + gap(usage(only.parameters())) + GAP + only.help();
    }

    private String subcommands(Words words) {
        String name = String.join(" ", words.texts()) + " ";
        return book.startingWith(name).stream()
                .map(command -> command.name().substring(name.length()))
                .collect(Collectors.joining(", "));
    }

    /// The cursor stands where the next word would begin.
    private static String arguments(Found found, Words words) {
        List<ParameterInfo> open = Arguments.open(found.command(), argumentsOf(found, words));
        if (open.isEmpty()) {
            return found.command().parameters().isEmpty() ? found.command().help() : "";
        }
        ParameterInfo next = open.getFirst();
        String about = next.values() != null ? String.join(", ", next.values()) : next.help();
        return usage(open) + (about == null ? "" : GAP + about);
    }

    /// What is still to come behind the argument that is being typed.
    private static String rest(Found found, Words words) {
        return gap(usage(Arguments.open(found.command(), argumentsOf(found, words))));
    }

    private static List<String> argumentsOf(Found found, Words words) {
        return words.texts().subList(found.words(), words.texts().size());
    }

    private static String gap(String text) {
        return text.isEmpty() ? "" : " " + text;
    }

    private static String usage(List<ParameterInfo> parameters) {
        return parameters.stream().map(Arguments::usage).collect(Collectors.joining(" "));
    }
}
