package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.server.command.Parameter.Kind;
import dev.parley.server.isolation.Admission;
import dev.parley.server.isolation.Failure;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
            Word word = Word.at(text, 0);
            while (word != null) {
                Word next = Word.at(text, word.end());
                boolean unfinished = word.end() == text.length() && !(word.quoted() && word.closed());
                if (next == null && unfinished) {
                    return new Typed(text.substring(0, word.start()), word.text(), word.start());
                }
                word = next;
            }
            return new Typed(text, "", text.length());
        }
    }

    /// Answers what could be typed next: names at once, and behind them what the owner of the command that
    /// stands there already has to say about its arguments.
    ///
    /// @param may what the caller may run
    /// @param callOf what a command would be called with
    void complete(
            Session caller,
            Predicate<RegisteredCommand<?>> may,
            Function<RegisteredCommand<?>, Call> callOf,
            String line,
            int cursor,
            @Nullable String id) {
        String text = line.substring(0, cursor);
        Typed typed = Typed.of(text);
        if (!text.startsWith("/")) {
            caller.send(new Completions(id, typed.start(), cursor, List.of()));
            return;
        }
        List<Candidate> names =
                names(registry.visibleTo(may), typed).limit(MAX_CANDIDATES).toList();
        Consumer<List<Candidate>> answer = arguments -> caller.send(new Completions(
                id,
                typed.start(),
                cursor,
                Stream.concat(names.stream(), arguments.stream())
                        .limit(MAX_CANDIDATES)
                        .toList()));
        CommandName name = registry.find(typed.before(), may);
        if (name == null) {
            answer.accept(List.of());
        } else {
            arguments(name, callOf.apply(name.command()), typed, answer);
        }
    }

    private void arguments(CommandName name, Call call, Typed typed, Consumer<List<Candidate>> answer) {
        RegisteredCommand<?> command = name.command();
        Admission admission = guard.call(
                command.owner(),
                "completion for " + call.caller().nick(),
                DEADLINE,
                () -> argument(name, call, typed).limit(MAX_CANDIDATES).toList(),
                outcome -> {
                    if (outcome instanceof Outcome.Threw<List<Candidate>>(Failure failure)) {
                        log.error(
                                "a completion by {} failed: {}", command.owner().name(), failure.trace());
                    }
                    answer.accept(
                            outcome instanceof Outcome.Returned<List<Candidate>>(List<Candidate> found)
                                    ? found
                                    : List.of());
                });
        if (!(admission instanceof Admission.Entered)) {
            answer.accept(List.of()); // whoever asks again gets more
        }
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

    private static Stream<Candidate> argument(CommandName name, Call call, Typed typed) {
        Grammar<?> grammar = name.command().grammar();
        List<Parameter> open = new ArrayList<>(grammar.positional());
        Set<String> flagsUsed = new LinkedHashSet<>();
        for (Word word = Word.at(typed.before(), name.argumentsStart(typed.before()));
                word != null;
                word = Word.at(typed.before(), word.end())) {
            if (grammar.isFlag(typed.before(), word.start())) {
                flagsUsed.add(word.text().substring(2));
            } else if (!open.isEmpty() && open.getFirst().kind() == Kind.REST) {
                return Stream.empty(); // the rest has begun, in which a flag is none
            } else if (!open.isEmpty() && open.getFirst().kind() == Kind.WORD) {
                Parameter parameter = open.removeFirst();
                if (!open.isEmpty()
                        && open.getFirst().kind() == Kind.REST
                        && parameter.isLeftOutFor(typed.before(), word.start())) {
                    return Stream.empty();
                }
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
