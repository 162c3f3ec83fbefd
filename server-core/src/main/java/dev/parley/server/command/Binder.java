package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.server.command.Parameter.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds the arguments of one line; used once, by one thread.
final class Binder<A> {

    private final Grammar<A> grammar;
    private final String line;
    private final int from;
    private final Call call;
    private final List<Parameter> positional;
    private final Map<Parameter, Object> values = new HashMap<>();
    private @Nullable Binding<A> refusal;

    Binder(Grammar<A> grammar, String line, int from, Call call) {
        this.grammar = grammar;
        this.line = line;
        this.from = from;
        this.call = call;
        this.positional = grammar.positional();
    }

    Binding<A> bind() {
        int next = 0;
        int at = from;
        Optional<Word> word = Word.at(line, at);
        while (word.isPresent() && refusal == null) {
            Parameter parameter = next < positional.size() ? positional.get(next) : null;
            at = word.get().end();
            if (grammar.isFlag(word.get())) {
                takeFlag(word.get());
            } else if (parameter == null) {
                refuse(
                        word.get().start(),
                        grammar.parameters().isEmpty()
                                ? "this command takes no arguments"
                                : "nothing more is expected here");
            } else if (parameter.kind() == Kind.REST) {
                values.put(parameter, line.substring(word.get().start()).strip());
                at = line.length();
                next++;
            } else {
                takeWord(parameter, word.get());
                next += parameter.kind() == Kind.LIST ? 0 : 1;
            }
            word = Word.at(line, at);
        }
        return refusal != null ? refusal : construct();
    }

    private void takeFlag(Word word) {
        String name = word.text().substring(2);
        List<String> names = grammar.flags().stream().map(Parameter::name).toList();
        int index = names.indexOf(name);
        if (index >= 0) {
            values.put(grammar.flags().get(index), true);
        } else {
            String hint = Suggestion.closest(name, names)
                    .map(n -> "; did you mean --" + n + "?")
                    .orElse("");
            refuse(word.start(), "there is no flag --" + name + hint);
        }
    }

    private void takeWord(Parameter parameter, Word word) {
        if (!word.closed()) {
            refuse(word.start(), "this quote is never closed");
            return;
        }
        switch (parameter.type().parse(word.text(), call)) {
            case Parsed.Unreadable<?>(String reason) -> refuse(word.start(), reason);
            case Parsed.Understood<?>(Object value)
            when parameter.kind() == Kind.LIST -> listOf(parameter).add(value);
            case Parsed.Understood<?>(Object value) -> values.put(parameter, value);
        }
    }

    @SuppressWarnings("unchecked") // a LIST parameter has no other value
    private List<Object> listOf(Parameter parameter) {
        return (List<Object>) values.computeIfAbsent(parameter, _ -> new ArrayList<>());
    }

    private Binding<A> construct() {
        @Nullable Object[] arguments = new @Nullable Object[grammar.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            Parameter parameter = grammar.parameters().get(i);
            Object value = values.get(parameter);
            if (value == null && !parameter.optional()) {
                return Binding.refusedAt(line + " ", line.stripTrailing().length() + 1, missing(parameter));
            }
            arguments[i] = switch (parameter.kind()) {
                case FLAG -> value != null;
                case LIST -> value == null ? List.of() : List.copyOf(listOf(parameter));
                case WORD, REST -> parameter.optional() ? Optional.ofNullable(value) : value;
            };
        }
        return construct(arguments);
    }

    private String missing(Parameter parameter) {
        String help = parameter.help() == null ? "" : " (" + parameter.help() + ")";
        return parameter.usage() + help + " is missing";
    }

    @SuppressWarnings("unchecked") // the constructor is that of A
    private Binding<A> construct(@Nullable Object[] arguments) {
        try {
            return new Binding.Bound<>((A) grammar.constructor().invoke(arguments));
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
