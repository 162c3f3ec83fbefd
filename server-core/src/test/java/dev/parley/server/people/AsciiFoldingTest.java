package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiFoldingTest {
    @ParameterizedTest
    @CsvSource({
        "plain: text?, plain: text?",
        "café, cafe",
        "cafe\u0301, cafe",
        "Ångström, Angstrom",
        "ﬁne, fine",
        "ＡＢＣ１, ABC1",
        "½, 1?2",
        "ß, ?",
        "Ø, ?",
        "日本, ??",
        "a😀b, a?b",
        "…, ...",
        "a\uD800b, a?b"
    })
    void eachCharacterBecomesItsAsciiFormOrAQuestionMark(String text, String ascii) {
        assertThat(AsciiFolding.ascii(text)).isEqualTo(ascii);
    }

    @Test
    void nothingAboveAsciiIsEverLeft() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int point = c;
            assertThat(AsciiFolding.ascii(Character.toString(c)).chars().allMatch(a -> a < 0x80))
                    .as(() -> "U+%X".formatted(point))
                    .isTrue();
        }
    }

    @Test
    void lettersThatHaveNoMarksAreKept() {
        assertThat(AsciiFolding.withoutMarks("Ωmégà日本")).isEqualTo("Ωmega日本");
    }
}
