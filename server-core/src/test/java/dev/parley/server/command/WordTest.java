package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Word word = Word.at(line, 0); word != null; word = Word.at(line, word.end())) {
            words.add(word.text());
        }
        return words;
    }

    private static Word first(String line, int from) {
        return Objects.requireNonNull(Word.at(line, from));
    }

    @Test
    void wordsAreSplitAtBlanks() {
        assertThat(words("/kick  bob\tnow ")).containsExactly("/kick", "bob", "now");
        assertThat(words("")).isEmpty();
        assertThat(words(" \t ")).isEmpty();
    }

    @Test
    void wordsInQuotesAreOne() {
        assertThat(words("a \"b c\" d")).containsExactly("a", "b c", "d");
        assertThat(words("\"\" x")).containsExactly("", "x");
    }

    @Test
    void insideQuotesABackslashSparesAQuoteAndItself() {
        assertThat(words("\"say \\\"hi\\\"\" x")).containsExactly("say \"hi\"", "x");
        assertThat(words("\"C:\\\\dir\" \"a\\b\"")).containsExactly("C:\\dir", "a\\b");
    }

    @Test
    void insideAWordQuotesAndBackslashesAreThemselves() {
        assertThat(words("it\"s \\\"x a\\b")).containsExactly("it\"s", "\\\"x", "a\\b");
    }

    @Test
    void aWordKnowsWhereItStands() {
        Word word = first("/x  \"b c\" d", 2);
        assertThat(word).isEqualTo(new Word("b c", 4, 9, true, true));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"'\"abc', abc", "'\"a b ', 'a b '", "'\"', ''", "'\"a\\\"', 'a\"'"})
    void aQuoteThatIsNeverClosedTakesTheRestAndSaysSo(String line, String text) {
        Word word = first(line, 0);
        assertThat(word.closed()).isFalse();
        assertThat(word.text()).isEqualTo(text);
        assertThat(word.end()).isEqualTo(line.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "it's", "a\"b", "a\\b", "日本", "-x"})
    void whatNeedsNoQuotesGetsNone(String text) {
        assertThat(Word.quote(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "\"", "\"a\"", "--flag", "a\tb", "\\ \"", "a b\\", "\\", "x", "a\"b", " \\\" "})
    void whatIsQuotedIsReadBack(String text) {
        String quoted = Word.quote(text);
        Word word = first(quoted, 0);
        assertThat(word.text()).isEqualTo(text);
        assertThat(word.closed()).isTrue();
        assertThat(word.end()).isEqualTo(quoted.length());
        assertThat(word.text().startsWith("--") && !word.quoted())
                .as("taken for a flag")
                .isFalse();
    }
}
