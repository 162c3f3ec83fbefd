package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.server.command.CommandTable.Match;
import dev.parley.server.command.Guard.Outcome;
import dev.parley.server.command.Parameter.Kind;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what could be typed next: names of commands and subcommands, then arguments, and only what the caller
/// may run. Safe for all threads.
final class Completer {

    private static final Logger log = LoggerFactory.getLogger(Completer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int MAX_CANDIDATES = 100;

    private final CommandRegistry registry;
    private final Guard guard;

    Completer(CommandRegistry registry, Guard guard) {
        this.registry = registry;
        this.guard = guard;
    }

    /// What stands before the cursor.
    ///
    /// @param before the words that are finished, slash included
    /// @param prefix the word at the cursor, without an opening quote
    /// @param start where that word starts, opening quote included
    private record Typed(String before, String prefix, int start) {

        static Typed of(String text) {
            Optional<Word> word = Word.at(text, 0);
            while (word.isPresent()) {
                Optional<Word> next = Word.at(text, word.get().end());
                boolean unfinished = word.get().end() == text.length()
                        && !(word.get().quoted() && word.get().closed());
                if (next.isEmpty() && unfinished) {
                    int start = word.get().start();
                    return new Typed(text.substring(0, start), word.get().text(), start);
                }
                word = next;
            }
            return new Typed(text, "", text.length());
        }
    }

    void complete(Session caller, Call call, String line, int cursor, @Nullable String id) {
        String text = line.substring(0, cursor);
        Typed typed = Typed.of(text);
        guard.run(
                "completion for " + caller.nick(),
                DEADLINE,
                () -> text.startsWith("/") ? candidates(caller, call, typed) : List.<Candidate>of(),
                outcome -> {
                    if (outcome instanceof Outcome.Threw<List<Candidate>>(Throwable failure)) {
                        log.error("a completion failed", failure);
                    }
                    List<Candidate> found = outcome instanceof Outcome.Returned<List<Candidate>>(List<Candidate> value)
                            ? value
                            : List.of();
                    caller.send(new Completions(id, typed.start(), cursor, found));
                });
    }

    private List<Candidate> candidates(Session caller, Call call, Typed typed) {
        List<RegisteredCommand<?>> visible = registry.visibleTo(caller.role());
        Optional<Match> match = registry.find(typed.before(), caller.role());
        Stream<Candidate> arguments = match.stream().flatMap(m -> argument(m, call, typed));
        return Stream.concat(names(visible, typed), arguments)
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /// The names that go on from the words before the cursor: whole names at first, then subcommands.
    private static Stream<Candidate> names(List<RegisteredCommand<?>> visible, Typed typed) {
        String words = typed.before().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        String start = words + typed.prefix().toLowerCase(Locale.ROOT);
        Map<String, Candidate> names = new LinkedHashMap<>(); // a name comes before the subcommands behind it
        for (RegisteredCommand<?> command : visible) {
            String name = "/" + command.name();
            if (name.startsWith(start)) {
                String next = name.substring(words.length()).split(" ", 2)[0];
                boolean whole = words.length() + next.length() == name.length();
                names.putIfAbsent(next, new Candidate(next, whole ? command.help() : null));
            }
        }
        return names.values().stream();
    }

    private static Stream<Candidate> argument(Match match, Call call, Typed typed) {
        Grammar<?> grammar = match.command().grammar();
        List<Parameter> open = new ArrayList<>(grammar.positional());
        Set<String> flagsUsed = new LinkedHashSet<>();
        for (Optional<Word> word = Word.at(typed.before(), match.argumentsStart());
                word.isPresent();
                word = Word.at(typed.before(), word.get().end())) {
            if (grammar.isFlag(word.get())) {
                flagsUsed.add(word.get().text().substring(2));
            } else if (!open.isEmpty() && open.getFirst().kind() == Kind.REST) {
                return Stream.empty(); // the rest has begun, in which a flag is none
            } else if (!open.isEmpty() && open.getFirst().kind() == Kind.WORD) {
                open.removeFirst();
            }
        }
        Stream<Candidate> flags = grammar.flags().stream()
                .filter(flag -> !flagsUsed.contains(flag.name()))
                .map(flag -> new Candidate("--" + flag.name(), flag.help()))
                .filter(candidate -> candidate.text().startsWith(typed.prefix())
                        && !typed.prefix().isEmpty());
        Stream<Candidate> words = open.stream().limit(1).flatMap(parameter -> words(parameter, call, typed.prefix()));
        return Stream.concat(words, flags);
    }

    private static Stream<Candidate> words(Parameter parameter, Call call, String prefix) {
        ArgumentType<?> type = parameter.type();
        return type.suggestions(prefix, call).stream()
                .map(Printable::line)
                .filter(word -> word.regionMatches(true, 0, prefix, 0, prefix.length()))
                .sorted()
                .map(word -> new Candidate(Word.quote(word), parameter.help()));
    }
}
