package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hi there",
                "Grüße, Ωmega, 你好, עברית, العربية",
                "👩‍👩‍👧‍👦 👋🏽 🏳️‍🌈 🇩🇪",
                "e\u0301",
                "\u00a0\u3000",
                "~!@#$%^&*()_+",
            })
    void textThatHarmsNothingStaysAsItIs(String text) {
        assertThat(Printable.line(text)).isSameAs(text);
        assertThat(Printable.lines(text)).isSameAs(text);
    }

    @Test
    void escapeSequencesLoseTheirTeeth() {
        assertThat(Printable.line("\u001b[2Jhi\u001b]0;title\u0007")).isEqualTo("\uFFFD[2Jhi\uFFFD]0;title\uFFFD");
        assertThat(Printable.line("\u009b31mred")).isEqualTo("\uFFFD31mred");
        assertThat(Printable.line("a\b\u007f\u0000b")).isEqualTo("a\uFFFD\uFFFD\uFFFDb");
    }

    @Test
    void noCharacterOfTheControlRangesSurvives() {
        for (char c = 0; c < 0xA0; c++) {
            if (Character.isISOControl(c)) {
                assertThat(Printable.line("x" + c + "y")).matches("x[ \uFFFD]y");
                assertThat(Printable.lines("x" + c + "y")).matches("x[ \n\uFFFD]y");
            }
        }
    }

    @Test
    void aLineStaysOneLine() {
        assertThat(Printable.line("a\r\nb\tc\u2028d\u2029e\nf")).isEqualTo("a b c d e f");
    }

    @Test
    void severalLinesKeepTheirEndsAndNothingElse() {
        assertThat(Printable.lines("a\n\tb\r\nc\u001b[Kd\n\ne")).isEqualTo("a\n b\nc\uFFFD[Kd\n\ne");
        assertThat(Printable.lines("over\rwritten")).isEqualTo("over written");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'})
    void nothingTurnsTheDirectionOfItsNeighbours(char control) {
        assertThat(Printable.line("ada" + control + "bob")).isEqualTo("ada\uFFFDbob");
    }

    @Test
    void halvesOfCharactersBecomeReplacements() {
        assertThat(Printable.line("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(Printable.line("a\uDE00b")).isEqualTo("a\uFFFDb");
        assertThat(Printable.line("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Printable.line("\uD83D\n\uDE00")).isEqualTo("\uFFFD \uFFFD");
    }

    @Test
    void whatIsPrintableStaysSo() {
        String once = Printable.line("\u001b[1m\u202Eabc\uD83D\r\n\u0085");

        assertThat(Printable.line(once)).isEqualTo(once);
    }
}
