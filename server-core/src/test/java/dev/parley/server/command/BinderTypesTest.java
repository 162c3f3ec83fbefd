package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Parsed;
import dev.parley.api.Password;
import dev.parley.api.Range;
import dev.parley.api.Room;
import dev.parley.api.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How one word becomes a value of each type.
class BinderTypesTest {
    private static final Call CALL = FakeCall.among("ada", "Bob");

    private enum Mode {
        FULL,
        READ_ONLY
    }

    private record Colour(String name) {}

    private static final class ColourType implements ArgumentType<Colour> {
        @Override
        public Class<Colour> type() {
            return Colour.class;
        }

        @Override
        public String label() {
            return "colour";
        }

        @Override
        public Parsed<Colour> parse(String word, Call call) {
            return word.equals("grue")
                    ? Parsed.unreadable("no colour is called \"grue\"")
                    : Parsed.understood(new Colour(word + " of " + call.caller().nick()));
        }
    }

    private record OfUser(User value) {}

    private record OfNickname(Nickname value) {}

    private record OfPassword(Password value) {}

    private record Target(@Outranked User who) {}

    private record Targets(@Outranked List<Nickname> who) {}

    private record OfRoom(Room value) {}

    private record OfText(String value) {}

    private record OfInt(int value) {}

    private record OfLong(long value) {}

    private record OfPercent(@Range(min = 0, max = 100) int value) {}

    private record OfPositive(@Range(min = 1) Optional<Long> value) {}

    private record OfDuration(Duration value) {}

    private record OfMode(Mode value) {}

    private record OfColour(Colour value) {}

    private static <A extends Record> Binding<A> bind(Class<A> type, String arguments) {
        try {
            Grammar<A> grammar = new GrammarReader(List.of(new ColourType())).read(type);
            return grammar.bind("/x " + arguments, 2, CALL);
        } catch (InvalidCommandException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <A extends Record> A bound(Class<A> type, String arguments) {
        Binding<A> binding = bind(type, arguments);
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound<A>) binding).arguments();
    }

    private static String refusal(Class<? extends Record> type, String arguments) {
        Binding<?> binding = bind(type, arguments);
        assertThat(binding).isInstanceOf(Binding.Refused.class);
        assertThat(((Binding.Refused<?>) binding).column()).isEqualTo(4);
        return ((Binding.Refused<?>) binding).reason();
    }

    @Test
    void aUserIsSomebodyWhoIsHere() {
        assertThat(bound(OfUser.class, "bob").value().nick()).isEqualTo("Bob");
        assertThat(refusal(OfUser.class, "bop")).isEqualTo("nobody here is called bop; did you mean Bob?");
        assertThat(refusal(OfUser.class, "zebra")).isEqualTo("nobody here is called zebra");
    }

    @Test
    void anEmptyWordIsNobody() {
        assertThat(refusal(OfUser.class, "\"\"")).startsWith("nobody here is called");
    }

    @Test
    void aNicknameIsAnyNameThatSomebodyCouldHave() {
        assertThat(bound(OfNickname.class, "Zoe\u0308").value()).isEqualTo(new Nickname("Zo\u00EB"));
        assertThat(refusal(OfNickname.class, "\"a b\"")).isEqualTo("\"a b\" cannot be anybody's name");
        assertThat(refusal(OfNickname.class, "\"\"")).contains("cannot be anybody's name");
    }

    @Test
    void aRoomIsOneThatExists() {
        assertThat(bound(OfRoom.class, "LOBBY").value().name()).isEqualTo("lobby");
        assertThat(refusal(OfRoom.class, "attic")).isEqualTo("there is no room called attic");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"word, word", "'\"two words\"', 'two words'", "'\"\"', ''", "--x, --x"})
    void aTextIsOneWordOrWhatIsQuoted(String typed, String text) {
        assertThat(bound(OfText.class, typed).value()).isEqualTo(text);
    }

    @Test
    void whoIsActedOnMayBeNobodyOfAHigherRank() {
        assertThat(bound(Target.class, "ada").who().nick()).isEqualTo("ada");
        assertThat(refusal(Target.class, "bob")).isEqualTo("Bob has a higher rank than you");
        assertThat(refusal(Target.class, "eve")).startsWith("nobody here is called eve");
        assertThat(bound(Targets.class, "ada eve").who()).hasSize(2);
        assertThat(refusal(Targets.class, "BOB ada")).isEqualTo("BOB has a higher rank than you");
    }

    @Test
    void aPasswordIsAWordThatIsShownToNobody() {
        Password password = bound(OfPassword.class, "\"correct horse\"").value();
        assertThat(password.text()).isEqualTo("correct horse");
        assertThat(password).hasToString("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483647", "-2147483648", "+7", "007"})
    void anIntIsAWholeNumber(String typed) {
        assertThat(bound(OfInt.class, typed).value()).isEqualTo(Integer.parseInt(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648, 2147483648 is not between -2147483648 and 2147483647",
        "1.5, '\"1.5\" is not a whole number'",
        "ten, '\"ten\" is not a whole number'",
        "0x10, '\"0x10\" is not a whole number'",
        "-, '\"-\" is not a whole number'"
    })
    void whatIsNoIntIsRefused(String typed, String reason) {
        assertThat(refusal(OfInt.class, typed)).isEqualTo(reason);
    }

    @Test
    void aLongIsALargerWholeNumber() {
        assertThat(bound(OfLong.class, "9223372036854775807").value()).isEqualTo(Long.MAX_VALUE);
        assertThat(refusal(OfLong.class, "1e3")).contains("not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-99999999999999999999999"})
    void aNumberBeyondALongIsOutOfRange(String typed) {
        assertThat(refusal(OfLong.class, typed))
                .isEqualTo(typed + " is not between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE);
        assertThat(refusal(OfPercent.class, typed)).isEqualTo(typed + " is not between 0 and 100");
    }

    @Test
    void aRangeIncludesItsEnds() {
        assertThat(bound(OfPercent.class, "0").value()).isZero();
        assertThat(bound(OfPercent.class, "100").value()).isEqualTo(100);
        assertThat(refusal(OfPercent.class, "-1")).isEqualTo("-1 is not between 0 and 100");
        assertThat(refusal(OfPercent.class, "101")).isEqualTo("101 is not between 0 and 100");
        assertThat(bound(OfPositive.class, "1").value()).contains(1L);
        assertThat(refusal(OfPositive.class, "0")).startsWith("0 is not between 1 and");
    }

    @Test
    void aDurationIsATimeInUnits() {
        assertThat(bound(OfDuration.class, "1h30m").value()).isEqualTo(Duration.ofMinutes(90));
        assertThat(refusal(OfDuration.class, "1day")).startsWith("\"1day\" is not a time such as 45s");
        assertThat(refusal(OfDuration.class, "0s")).contains("is not a time");
    }

    @ParameterizedTest
    @CsvSource({"full, FULL", "Full, FULL", "read-only, READ_ONLY", "READ-ONLY, READ_ONLY", "read_only, READ_ONLY"})
    void anEnumIsOneOfItsConstants(String typed, Mode mode) {
        assertThat(bound(OfMode.class, typed).value()).isEqualTo(mode);
    }

    @Test
    void whatIsNoConstantIsRefusedWithTheChoices() {
        assertThat(refusal(OfMode.class, "half")).isEqualTo("\"half\" is none of full, read-only");
    }

    @Test
    void aTypeOfThePluginsOwnSeesTheWordAndTheCall() {
        assertThat(bound(OfColour.class, "\"dark red\"").value()).isEqualTo(new Colour("dark red of ada"));
        assertThat(refusal(OfColour.class, "grue")).isEqualTo("no colour is called \"grue\"");
    }
}
