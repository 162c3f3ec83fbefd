package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.ArgumentType;
import dev.parley.api.Parsed;
import dev.parley.api.Rest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One grammar binds line after line, and several at once: nothing of one gets into another.
class BinderReuseTest {

    private record Args(
            StringBuilder first,
            Optional<StringBuilder> second,
            @Rest Optional<String> rest) {}

    /// Reads a word; what it does meanwhile depends on the word.
    private final ArgumentType<StringBuilder> type = new SimpleType<>(
            StringBuilder.class,
            "word",
            (word, _) -> {
                switch (word) {
                    case "nested" -> assertThat(bind("/x inner 1 within")).isEqualTo("inner 1 within");
                    case "thrown" -> throw new IllegalStateException("a bug");
                    default -> {}
                }
                return Parsed.understood(new StringBuilder(word));
            },
            (_, _) -> List.of());

    private Grammar<Args> grammar;

    @BeforeEach
    void readGrammar() throws InvalidCommandException {
        grammar = new GrammarReader(List.of(type)).read(Args.class);
    }

    private String bind(String line) {
        return switch (grammar.bind(line, 2, FakeCall.among("ada"))) {
            case Binding.Bound<Args>(Args args) ->
                (args.first() + " " + args.second().map(String::valueOf).orElse("") + " "
                                + args.rest().orElse(""))
                        .strip();
            case Binding.Refused<Args>(int column, String reason) -> column + ": " + reason;
        };
    }

    @Test
    void aLineHasNothingOfTheOneBefore() {
        assertThat(bind("/x one 1 first")).isEqualTo("one 1 first");
        assertThat(bind("/x two")).isEqualTo("two");
        assertThat(bind("/x")).isEqualTo("4: <first> is missing");
    }

    @Test
    void aRefusalIsForgotten() {
        assertThat(bind("/x one \"two first")).isEqualTo("8: this quote is never closed");
        assertThat(bind("/x two 2")).isEqualTo("two 2");
    }

    @Test
    void whatWasBoundBeforeSomethingThrewIsForgotten() {
        assertThatThrownBy(() -> bind("/x one thrown first")).hasMessage("a bug");
        assertThat(bind("/x")).isEqualTo("4: <first> is missing");
    }

    @Test
    void aLineThatIsBoundWhileAnotherIsDoesNotMeetIt() {
        assertThat(bind("/x nested 2 outside")).isEqualTo("nested 2 outside");
        assertThat(bind("/x nested")).isEqualTo("nested");
    }
}
