package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.people.Nick.Check;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NickTest {
    private static String reason(String text) {
        return Nick.check(text) instanceof Check.Invalid(String reason) ? reason : "allowed";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ada", "O'Brien", "鈴木", "Ωmega", "ada-1", "𠮷", "#1", "[x]", "7", "नमस्ते"})
    void anOrdinaryNameIsAllowed(String text) {
        assertThat(Nick.of(text)).map(Nick::text).contains(text);
    }

    @Test
    void theLengthIsCountedInCodePoints() {
        assertThat(Nick.of("x".repeat(32))).isPresent();
        assertThat(Nick.of("𠮷".repeat(32))).isPresent();
        assertThat(reason("x".repeat(33))).contains("at most 32");
        assertThat(reason("𠮷".repeat(33))).contains("at most 32");
        assertThat(reason("")).contains("at least one");
    }

    @Test
    void theLengthIsThatOfTheComposedForm() {
        assertThat(Nick.of("e\u0301".repeat(32))).map(Nick::text).contains("\u00E9".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a b",
                " a",
                "a ",
                "a\tb",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u0007b",
                "\u001B[31ma",
                "a\u007F",
                "a\u0085b",
                "a\u00A0b",
                "a\u2003b",
                "a\u3000b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Bb",
                "a\u200Db",
                "a\u200Fb",
                "a\u00ADb",
                "\uFEFFa",
                "a\uE000",
                "a\uDBC0\uDC00",
                "a\uD800",
                "\uDC00a",
                "a\u0378",
                "\u3164",
                "\u115F\u1160",
                "a\uFFA0b",
                "\u2800",
                "a\uDB40\uDC41"
            })
    void spacesControlsAndWhatCannotBeSeenAreRefused(String text) {
        assertThat(reason(text)).isEqualTo("A name may have no spaces, control or invisible characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob:\u00A8hi", "\u00B4", "a\u2017b", "\uFDFA"})
    void aCharacterThatIsASpaceForClassicClientsIsRefused(String text) {
        assertThat(AsciiFolding.ascii(text)).contains(" ");
        assertThat(reason(text)).contains("no spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "10.0.0.0/33", "127.1", "::1", "2001:db8::/32", "1.2.3.4.5"})
    void whatWouldBeTakenForAnAddressIsRefused(String text) {
        assertThat(reason(text)).isEqualTo("A name may not look like an address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0300\u0301\u0302", "\u20DD", "\uFE0F", "\u034F"})
    void marksAloneAreNoName(String text) {
        assertThat(reason(text)).isEqualTo("A name needs at least one character that can be seen.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"𝐚𝐝𝐦𝐢𝐧", "ⓐdmin", "ﬁn", "ſam", "a\u034Fb", "a\uFE0Fb", "ada★", "🙂", "ada∞"})
    void symbolsAndCompatibilityFormsAreRefused(String text) {
        assertThat(reason(text))
                .isEqualTo("A name may have letters, digits and the signs of ASCII, but no other symbols.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaאבג", "אבגada", "a١"})
    void aNameHasOneWritingDirection(String text) {
        assertThat(reason(text)).isEqualTo("A name may not go from left to right and from right to left.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום", "سلام", "日本", "Ελένη", "Ольга", "o'neil", "a|b`c\"%", "ｆｕｌｌ"})
    void lettersOfAllScriptsAreFine(String text) {
        assertThat(Nick.of(text)).isPresent();
    }

    @Test
    void aNameIsKeptInItsComposedForm() {
        assertThat(Nick.of("Zoe\u0308")).map(Nick::text).contains("Zo\u00EB");
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, admin",
        "Ádmin, admin",
        "a\u0301\u0327dmin, admin",
        "ａｄｍｉｎ, admin",
        "admın, admin",
        "admİn, admin",
        "ADM\u0130N, admin",
        "Groß, gross",
        "GROẞ, gross",
        "GROSS, gross",
        "ΣΑΣ, σας",
        "Zoë, zoe"
    })
    void namesThatLookAlikeHaveOneKey(String text, String same) {
        assertThat(Nick.of(text)).map(Nick::key).contains(Nick.keyOf(same));
    }

    @ParameterizedTest
    @CsvSource({"ada, adb", "ada, adaa", "o, 0", "ada, ad_a", "Ω, O"})
    void differentNamesHaveDifferentKeys(String one, String other) {
        assertThat(Nick.keyOf(one)).isNotEqualTo(Nick.keyOf(other));
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(Nick.keyOf("ADMIN")).isEqualTo("admin");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noCharacterChangesItsKeyWithItsLetterCase() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            boolean hasCase = Character.toUpperCase(c) != c || Character.toLowerCase(c) != c;
            if (!hasCase || Nick.of(text).isEmpty()) {
                continue;
            }
            String key = Nick.keyOf(text);
            assertThat(Nick.keyOf(key)).as("key of the key of U+%X", c).isEqualTo(key);
            assertThat(Nick.keyOf(Character.toString(Character.toUpperCase(c))))
                    .as("key of the capital of U+%X", c)
                    .isEqualTo(key);
            assertThat(Nick.keyOf(Character.toString(Character.toLowerCase(c))))
                    .as("key of the small letter of U+%X", c)
                    .isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NICK", "Pass", "refuse", "BAN", "kick", "Server", "SYSTEM", "párley", "N1CK", "ѕystem", "systern"
            })
    void theServersOwnWordsAreReserved(String text) {
        assertThat(Nick.of(text))
                .hasValueSatisfying(nick -> assertThat(nick.isReserved()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "nicky", "banana", "servers"})
    void otherNamesAreNot(String text) {
        assertThat(Nick.of(text))
                .hasValueSatisfying(nick -> assertThat(nick.isReserved()).isFalse());
    }
}
