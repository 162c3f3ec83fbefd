package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written by hand is what Gson would write.
class LineWriterTest {

    static Stream<String> texts() {
        return Stream.of(
                "",
                "hi",
                "a \"quoted\" word, a \\ and a / and <b> & '",
                "tab\tline\nreturn\r\b\f\u0000\u001f\u007f\u0085",
                "Grüße, мир, 世界, 👋🏽",
                "what? why?",
                "ü? what",
                "👋? ?👋 \ud83d? мир?",
                "separators \u2028 and \u2029, and \u20ac and \u2014 that begin alike",
                "a lone \ud800 surrogate, and why?");
    }

    private static void assertAsGson(Line line) {
        byte[] written = JsonLines.encodeUtf8(line);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(new String(
                        (JsonLines.encode(line) + "\n").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyStringIsWrittenAsGsonWritesIt(String text) {
        assertAsGson(new Line("lobby", 1, 2, "ada", text));
        assertAsGson(new Line("lobby", Long.MIN_VALUE, Long.MAX_VALUE, text, "hi"));
        assertAsGson(new Line(text, 0, -1, null, text));
    }

    @Test
    void anyStringIsWrittenAsGsonWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                int bound = random.nextBoolean() ? 0x80 : 0x3000;
                text.append((char) random.nextInt(bound));
            }
            assertAsGson(new Line("lobby", i, i, "ada", text.toString()));
        }
    }
}
