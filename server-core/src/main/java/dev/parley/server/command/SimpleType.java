package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import java.util.List;
import java.util.function.BiFunction;

/// An argument type made of two functions.
record SimpleType<T>(
        Class<T> type,
        String label,
        BiFunction<String, Call, Parsed<T>> reader,
        BiFunction<String, Call, List<String>> suggester)
        implements ArgumentType<T> {

    @Override
    public Parsed<T> parse(String word, Call call) {
        return reader.apply(word, call);
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return suggester.apply(prefix, call);
    }
}
