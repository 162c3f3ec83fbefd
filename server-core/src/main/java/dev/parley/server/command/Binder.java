package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.server.command.Parameter.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds the arguments of a line, and then of the next; used by one thread at a time.
///
/// Plain loops over an array: the launcher's JVM compiles with C1 alone, and there a map by parameter,
/// streams and capturing lambdas made a command cost several times as much (`CommandBenchmark`).
final class Binder<A> {

    private final Grammar<A> grammar;

    /// What was read for each parameter: null where nothing was, a list for a [Kind#LIST].
    private final @Nullable Object[] values;

    private @Nullable Binding<A> refusal;
    private String line = "";

    Binder(Grammar<A> grammar) {
        this.grammar = grammar;
        this.values = new @Nullable Object[grammar.parameters().size()];
    }

    /// Reads the arguments of a line, and keeps nothing of them.
    ///
    /// @param from where in the line they start
    Binding<A> bind(String typed, int from, Call call) {
        line = typed;
        read(from, call);
        Binding<A> binding = refusal != null ? refusal : construct(from);
        line = "";
        refusal = null;
        Arrays.fill(values, null);
        return binding;
    }

    private void read(int from, Call call) {
        int next = positionalFrom(0);
        int at = Word.skipBlanks(line, from);
        while (at < line.length() && refusal == null) {
            Parameter parameter = next < values.length ? grammar.parameters().get(next) : null;
            if (grammar.isFlag(line, at)) {
                at = takeFlag(at);
            } else if (parameter == null) {
                refuse(at, values.length == 0 ? "this command takes no arguments" : "nothing more is expected here");
            } else if (parameter.kind() == Kind.REST) {
                values[next] = line.substring(at).strip();
                at = line.length();
            } else if (isLeftOut(next, at)) {
                next = positionalFrom(next + 1);
            } else {
                at = takeWord(parameter, next, at, call);
                next = parameter.kind() == Kind.LIST ? next : positionalFrom(next + 1);
            }
            at = Word.skipBlanks(line, at);
        }
    }

    /// The first parameter at or after an index that is told apart by its place.
    private int positionalFrom(int index) {
        int next = index;
        while (next < values.length && grammar.parameters().get(next).kind() == Kind.FLAG) {
            next++;
        }
        return next;
    }

    /// Whether what stands there belongs to the rest of the line, and not to the parameter before it.
    private boolean isLeftOut(int index, int at) {
        if (!grammar.parameters().get(index).isLeftOutFor(line, at)) {
            return false;
        }
        int next = positionalFrom(index + 1);
        return next < values.length && grammar.parameters().get(next).kind() == Kind.REST;
    }

    /// Takes the flag that starts there.
    ///
    /// @return where the line goes on after it
    private int takeFlag(int start) {
        Word word = Word.startingAt(line, start);
        String name = word.text().substring(2);
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = grammar.parameters().get(i);
            if (parameter.kind() == Kind.FLAG && parameter.name().equals(name)) {
                values[i] = true;
                return word.end();
            }
        }
        List<String> names = grammar.flags().stream().map(Parameter::name).toList();
        String hint = Suggestion.closest(name, names)
                .map(n -> "; did you mean --" + n + "?")
                .orElse("");
        refuse(start, "there is no flag --" + name + hint);
        return word.end();
    }

    /// Takes the word that starts there.
    ///
    /// @return where the line goes on after it
    private int takeWord(Parameter parameter, int index, int start, Call call) {
        if (line.charAt(start) != '"') {
            int end = Word.plainEnd(line, start);
            take(parameter, index, start, line.substring(start, end), call);
            return end;
        }
        Word word = Word.startingAt(line, start);
        if (word.closed()) {
            take(parameter, index, start, word.text(), call);
        } else {
            refuse(start, "this quote is never closed");
        }
        return word.end();
    }

    private void take(Parameter parameter, int index, int start, String word, Call call) {
        switch (parameter.type().parse(word, call)) {
            case Parsed.Unreadable<?>(String reason) -> refuse(start, reason);
            case Parsed.Understood<?>(Object value)
            when parameter.kind() == Kind.LIST -> listAt(index).add(value);
            case Parsed.Understood<?>(Object value) -> values[index] = value;
        }
    }

    @SuppressWarnings("unchecked") // a LIST parameter has no other value
    private List<Object> listAt(int index) {
        List<Object> list = (List<Object>) values[index];
        if (list == null) {
            list = new ArrayList<>();
            values[index] = list;
        }
        return list;
    }

    /// Makes of the values what the components are.
    private Binding<A> construct(int from) {
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = grammar.parameters().get(i);
            Object value = values[i];
            if (value == null && !parameter.optional()) {
                return Binding.refusedAt(line + " ", line.stripTrailing().length() + 1, missing(parameter));
            }
            values[i] = switch (parameter.kind()) {
                case FLAG -> value != null;
                case LIST -> value == null ? List.of() : List.copyOf(listAt(i));
                case WORD, REST -> parameter.optional() ? Optional.ofNullable(value) : value;
            };
        }
        return make(from);
    }

    private String missing(Parameter parameter) {
        String help = parameter.help() == null ? "" : " (" + parameter.help() + ")";
        return parameter.usage() + help + " is missing";
    }

    private Binding<A> make(int from) {
        try {
            return new Binding.Bound<>(grammar.maker().make(values));
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage() == null ? "these arguments do not fit together" : e.getMessage();
            return Binding.refusedAt(line, Word.skipBlanks(line, from), reason);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's constructor declares no checked exception", e);
        }
    }

    private void refuse(int index, String reason) {
        refusal = Binding.refusedAt(line, index, reason);
    }
}
