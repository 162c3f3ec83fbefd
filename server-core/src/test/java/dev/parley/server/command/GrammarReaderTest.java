package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.api.ArgumentType;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Parsed;
import dev.parley.api.Range;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrammarReaderTest {
    private enum Mode {
        READ_ONLY,
        FULL
    }

    private record Colour(int rgb) {}

    private static ArgumentType<Colour> colour() {
        return new SimpleType<>(
                Colour.class, "colour", (_, _) -> Parsed.understood(new Colour(7)), (_, _) -> List.of());
    }

    private static <A extends Record> Grammar<A> read(Class<A> type) throws InvalidCommandException {
        return new GrammarReader(List.of(colour())).read(type);
    }

    private record Everything(
            @Help("who") User user,
            Nickname name,
            Room room,
            String text,
            @Range(min = 1) int count,
            long big,
            boolean dryRun,
            Duration length,
            Mode mode,
            Colour colour,
            Optional<Integer> limit,
            @Rest Optional<String> reason) {}

    @Test
    void aRecordIsItsUsage() throws InvalidCommandException {
        assertThat(read(Everything.class).usage())
                .isEqualTo("<user> <name> <room> <text> <count> <big> <length> <mode> <colour> [limit] [reason…]"
                        + " [--dry-run]");
    }

    @Test
    void eachComponentIsDescribedForClients() throws InvalidCommandException {
        List<ParameterInfo> infos = read(Everything.class).parameters().stream()
                .map(Parameter::info)
                .toList();
        assertThat(infos)
                .extracting(ParameterInfo::type)
                .containsExactly(
                        "user",
                        "nickname",
                        "room",
                        "text",
                        "number",
                        "number",
                        "flag",
                        "duration",
                        "choice",
                        "colour",
                        "number",
                        "text");
        assertThat(infos.getFirst()).isEqualTo(new ParameterInfo("user", "user", "who", false, false, false, null));
        assertThat(infos.get(6)).isEqualTo(new ParameterInfo("dry-run", "flag", null, true, false, false, null));
        assertThat(infos.get(8).values()).containsExactly("read-only", "full");
        assertThat(infos.getLast()).isEqualTo(new ParameterInfo("reason", "text", null, true, false, true, null));
    }

    @Test
    void aListTakesOneOrMore() throws InvalidCommandException {
        record Names(List<User> who) {}
        assertThat(read(Names.class).usage()).isEqualTo("<who…>");
    }

    @Test
    void aRecordWithoutComponentsTakesNothing() throws InvalidCommandException {
        record None() {}
        assertThat(read(None.class).usage()).isEmpty();
    }

    private record UnknownType(String first, Map<String, String> options) {}

    private record UnknownElement(List<StringBuilder> parts) {}

    private record BoxedFlag(Boolean loud) {}

    private record RawList(@SuppressWarnings("rawtypes") List names) {}

    private record RawOptional(@SuppressWarnings("rawtypes") Optional name) {}

    private record Wildcard(List<?> names) {}

    private record Nested(Optional<List<String>> names) {}

    private record RestOfNumbers(@Rest int count) {}

    private record RestOfList(@Rest List<String> words) {}

    private record RestOfFlag(@Rest boolean loud) {}

    private record RangeOfText(@Range(max = 3) String text) {}

    private record RangeOfFlag(@Range(max = 3) boolean loud) {}

    private record EmptyRange(@Range(min = 3, max = 2) int count) {}

    private record RangeBeyondInt(
            @Range(min = 5_000_000_000L) int count) {}

    private record AfterRest(@Rest String reason, String more) {}

    private record AfterList(List<String> names, Optional<String> more) {}

    private record AfterOptional(Optional<String> maybe, String must) {}

    private record ListAfterOptional(Optional<String> maybe, List<String> must) {}

    private record OutrankedText(@Outranked String who) {}

    private record FloatingPoint(double share) {}

    static List<Arguments> wrongRecords() {
        return List.of(
                Arguments.of(UnknownType.class, "options", "no ArgumentType reads java.util.Map"),
                Arguments.of(UnknownElement.class, "parts", "no ArgumentType reads java.lang.StringBuilder"),
                Arguments.of(BoxedFlag.class, "loud", "no ArgumentType reads java.lang.Boolean"),
                Arguments.of(FloatingPoint.class, "share", "no ArgumentType reads double"),
                Arguments.of(RawList.class, "names", "does not say what the List holds"),
                Arguments.of(RawOptional.class, "name", "does not say what the Optional holds"),
                Arguments.of(Wildcard.class, "names", "does not say what the List holds"),
                Arguments.of(Nested.class, "names", "what the Optional holds"),
                Arguments.of(RestOfNumbers.class, "count", "@Rest goes with String"),
                Arguments.of(RestOfList.class, "words", "@Rest goes with String"),
                Arguments.of(RestOfFlag.class, "loud", "@Rest goes with String"),
                Arguments.of(RangeOfText.class, "text", "@Range goes with int and long only"),
                Arguments.of(RangeOfFlag.class, "loud", "@Range goes with int and long only"),
                Arguments.of(OutrankedText.class, "who", "@Outranked goes with User, Nickname and Target only"),
                Arguments.of(EmptyRange.class, "count", "its @Range is empty"),
                Arguments.of(RangeBeyondInt.class, "count", "its @Range is empty"),
                Arguments.of(AfterRest.class, "more", "nothing can follow reason"),
                Arguments.of(AfterList.class, "more", "nothing can follow names"),
                Arguments.of(AfterOptional.class, "must", "stands behind maybe, which may be left out"),
                Arguments.of(ListAfterOptional.class, "must", "stands behind maybe, which may be left out"));
    }

    @ParameterizedTest
    @MethodSource("wrongRecords")
    void aRecordThatCannotBeAGrammarIsRefusedByComponentAndReason(
            Class<? extends Record> type, String component, String reason) {
        InvalidCommandException refused = catchThrowableOfType(InvalidCommandException.class, () -> read(type));
        assertThat(refused)
                .isNotNull()
                .hasMessageStartingWith("the component " + component + " of " + type.getName())
                .hasMessageContaining(reason);
        assertThat(refused.reason()).isEqualTo(refused.getMessage());
    }

    @Test
    void flagsMayStandAnywhere() throws InvalidCommandException {
        record Mixed(
                boolean first,
                Optional<String> maybe,
                boolean second,
                @Rest Optional<String> rest,
                boolean last) {}
        assertThat(read(Mixed.class).usage()).isEqualTo("[maybe] [rest…] [--first] [--second] [--last]");
    }

    @Test
    void twoReadersOfOneTypeAreRefused() {
        InvalidCommandException twice = catchThrowableOfType(
                InvalidCommandException.class, () -> new GrammarReader(List.of(colour(), colour())));
        assertThat(twice).hasMessageContaining(Colour.class.getName()).hasMessageContaining("already");

        ArgumentType<User> another = new SimpleType<>(User.class, "user", (_, _) -> null, (_, _) -> List.of());
        InvalidCommandException builtIn =
                catchThrowableOfType(InvalidCommandException.class, () -> new GrammarReader(List.of(another)));
        assertThat(builtIn).hasMessageContaining(User.class.getName());
    }

    @Test
    void aPluginMayReadAnEnumInItsOwnWay() throws InvalidCommandException {
        record Granting(Role role) {}
        ArgumentType<Role> own =
                new SimpleType<>(Role.class, "rank", (_, _) -> Parsed.understood(Role.ADMIN), (_, _) -> List.of());
        Grammar<Granting> grammar = new GrammarReader(List.of(own)).read(Granting.class);
        assertThat(grammar.parameters().getFirst().info().type()).isEqualTo("rank");
    }
}
