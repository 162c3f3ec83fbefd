package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.ArgumentType;
import dev.parley.api.Help;
import dev.parley.api.Parsed;
import dev.parley.api.Rest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which words go where, and where an error points.
class BinderPlacesTest {
    private record None() {}

    private record Two(@Help("who gives") String from, int amount) {}

    private record Maybe(String who, Optional<Integer> count, Optional<String> why) {}

    private record Many(String what, List<Integer> numbers) {}

    private record Reason(String who, @Rest Optional<String> reason) {}

    private record Words(@Rest String words) {}

    private record Flags(
            boolean dryRun, String who, boolean force, @Rest Optional<String> reason) {}

    private record OnlyFlags(boolean dry) {}

    private static <A extends Record> Binding<A> bind(Class<A> type, String line, ArgumentType<?>... own) {
        try {
            Grammar<A> grammar = new GrammarReader(List.of(own)).read(type);
            return grammar.bind(line, 2, FakeCall.among("ada"));
        } catch (InvalidCommandException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertBound(String line, Record expected) {
        assertThat(bind(expected.getClass(), line)).isEqualTo(new Binding.Bound<>(expected));
    }

    private static void assertRefused(Class<? extends Record> type, String line, int column, String reason) {
        assertThat(bind(type, line)).isEqualTo(new Binding.Refused<>(column, reason));
    }

    @Test
    void wordsGoToComponentsInTheirOrder() {
        assertBound("/x ada 5", new Two("ada", 5));
        assertBound("/x   \"ada b\"\t5  ", new Two("ada b", 5));
        assertBound("/x", new None());
    }

    @Test
    void whatIsMissingIsNamedAndPointedAt() {
        assertRefused(Two.class, "/x", 4, "<from> (who gives) is missing");
        assertRefused(Two.class, "/x ada", 8, "<amount> is missing");
        assertRefused(Two.class, "/x ada   ", 8, "<amount> is missing");
        assertRefused(Many.class, "/x a", 6, "<numbers…> is missing");
        assertRefused(Words.class, "/x  ", 4, "<words…> is missing");
    }

    @Test
    void whatIsTooMuchIsPointedAt() {
        assertRefused(Two.class, "/x ada 5 more words", 10, "nothing more is expected here");
        assertRefused(None.class, "/x more", 4, "this command takes no arguments");
        assertRefused(OnlyFlags.class, "/x more", 4, "nothing more is expected here");
        assertRefused(OnlyFlags.class, "/x --dry more", 10, "nothing more is expected here");
    }

    @Test
    void theFirstErrorIsTheOneThatIsTold() {
        assertRefused(Two.class, "/x ada five six", 8, "\"five\" is not a whole number");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"/x é five, 6", "/x 😀 five, 6", "'/x \"日 本\" five', 10", "/x e\u0301 five, 7"})
    void aColumnCountsCodePoints(String line, int column) {
        assertThat(bind(Two.class, line)).isEqualTo(new Binding.Refused<>(column, "\"five\" is not a whole number"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsPointedAt() {
        assertRefused(Two.class, "/x \"ada 5", 4, "this quote is never closed");
        assertRefused(Two.class, "/x ada \"5", 8, "this quote is never closed");
    }

    @Test
    void whatIsOptionalMayBeLeftOutFromTheEnd() {
        assertBound("/x a", new Maybe("a", Optional.empty(), Optional.empty()));
        assertBound("/x a 1", new Maybe("a", Optional.of(1), Optional.empty()));
        assertBound("/x a 1 b", new Maybe("a", Optional.of(1), Optional.of("b")));
        assertRefused(Maybe.class, "/x a b", 6, "\"b\" is not a whole number");
    }

    @Test
    void aListTakesAllWordsThatAreLeft() {
        assertBound("/x a 1 2 3", new Many("a", List.of(1, 2, 3)));
        assertRefused(Many.class, "/x a 1 b 3", 8, "\"b\" is not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam", "spam  and \"eggs", "--not a flag", "\"all of it\"", "a\\b \\\"c", "- -- ---"})
    void theRestIsTakenAsItStands(String rest) {
        assertBound("/x bob " + rest, new Reason("bob", Optional.of(rest)));
        assertBound("/x   " + rest + "  ", new Words(rest));
    }

    @Test
    void theRestMayBeLeftOut() {
        assertBound("/x bob", new Reason("bob", Optional.empty()));
        assertBound("/x bob   ", new Reason("bob", Optional.empty()));
    }

    @Test
    void flagsStandAnywhereBeforeTheRest() {
        assertBound("/x bob", new Flags(false, "bob", false, Optional.empty()));
        assertBound("/x --dry-run bob --force", new Flags(true, "bob", true, Optional.empty()));
        assertBound("/x bob --force why not", new Flags(false, "bob", true, Optional.of("why not")));
        assertBound("/x bob why --force", new Flags(false, "bob", false, Optional.of("why --force")));
        assertBound("/x --force --force bob", new Flags(false, "bob", true, Optional.empty()));
    }

    @Test
    void aQuotedFlagIsAWord() {
        assertBound("/x \"--force\"", new Flags(false, "--force", false, Optional.empty()));
    }

    @Test
    void anUnknownFlagIsRefusedWithASuggestion() {
        assertRefused(Flags.class, "/x bob --forse", 8, "there is no flag --forse; did you mean --force?");
        assertRefused(Flags.class, "/x --quiet bob", 4, "there is no flag --quiet");
        assertRefused(Flags.class, "/x -- bob", 4, "there is no flag --");
    }

    @Test
    void whereThereAreNoFlagsDashesAreAWord() {
        assertBound("/x --ada 5", new Two("--ada", 5));
    }

    private record Span(int from, int to) {
        private Span {
            if (from > to) {
                throw new IllegalArgumentException(from == 13 ? null : "a span ends after it begins");
            }
            if (from == 99) {
                throw new IllegalStateException("a bug");
            }
        }
    }

    @Test
    void whatARecordRefusesItselfIsShown() {
        assertBound("/x 1 2", new Span(1, 2));
        assertRefused(Span.class, "/x 2 1", 4, "a span ends after it begins");
        assertRefused(Span.class, "/x 13 1", 4, "these arguments do not fit together");
    }

    @Test
    void aBugInARecordIsNoRefusal() {
        assertThatThrownBy(() -> bind(Span.class, "/x 99 100"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    private record OfBuilder(StringBuilder value) {}

    @Test
    void aTypeThatBreaksItsPromiseIsABugAndNoRefusal() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        ArgumentType<?> liar =
                new SimpleType<>((Class) StringBuilder.class, "x", (_, _) -> Parsed.understood("text"), (_, _) -> null);
        assertThatThrownBy(() -> bind(OfBuilder.class, "/x a", liar)).isInstanceOf(ClassCastException.class);
        ArgumentType<?> silent = new SimpleType<>(StringBuilder.class, "x", (_, _) -> null, (_, _) -> null);
        assertThatThrownBy(() -> bind(OfBuilder.class, "/x a", silent)).isInstanceOf(NullPointerException.class);
    }
}
