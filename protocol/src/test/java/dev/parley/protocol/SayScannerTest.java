package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Say;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read by hand is what Gson would read, and what is not read is left to it.
class SayScannerTest {

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"say\",\"text\":\"hi\"}",
                "{\"type\":\"say\",\"text\":\"\"}",
                "{\"type\":\"say\",\"text\":\"hi\",\"room\":\"lobby\"}",
                "{\"type\":\"say\",\"room\":\"lobby\",\"text\":\"Grüße, 世界 👋🏽, {}[]:,\"}"
            })
    void theUsualFormIsReadAsGsonReadsIt(String line) {
        assertThat(SayScanner.scan(utf8(line))).isNotNull();
        assertThat(JsonLines.decodeClient(line)).isEqualTo(new Decoded.Message<>(SayScanner.scan(utf8(line))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"type\":\"say\"",
                "{\"type\":\"say\"}",
                "{\"type\":\"say\",\"text\":\"hi\"",
                "{\"type\":\"say\",\"text\":\"hi",
                "{\"type\":\"say\",\"text\":\"hi\"} ",
                "{\"type\":\"say\",\"text\":\"hi\"}}",
                "{\"type\":\"say\",\"text\":\"hi\",}",
                "{\"type\":\"say\",,\"text\":\"hi\"}",
                "{\"type\":\"say\" ,\"text\":\"hi\"}",
                "{\"type\":\"say\",\"text\" :\"hi\"}",
                "{\"type\":\"say\",\"text\":1}",
                "{\"type\":\"say\",\"text\":null}",
                "{\"type\":\"say\",\"text\":\"a\",\"text\":\"b\"}",
                "{\"type\":\"say\",\"text\":\"a\",\"room\":\"b\",\"room\":\"c\"}",
                "{\"type\":\"say\",\"text\":\"a\",\"more\":\"b\"}",
                "{\"type\":\"say\",\"room\":\"lobby\"}",
                "{\"type\":\"say\",\"text\":\"a\\nb\"}",
                "{\"type\":\"say\",\"text\":\"a\tb\"}",
                "{\"type\":\"say\",\"text\":\"\uFFFD\"}",
                "{\"type\":\"sayer\",\"text\":\"hi\"}",
                "{\"text\":\"hi\",\"type\":\"say\"}"
            })
    void everyOtherFormIsLeftToGson(String line) {
        assertThat(SayScanner.scan(utf8(line))).isNull();
    }

    @Test
    void whatIsNoUtf8IsLeftToWhoeverSaysSo() {
        byte[] line = utf8("{\"type\":\"say\",\"text\":\"ab\"}");
        line[line.length - 4] = (byte) 0xC3;
        assertThat(SayScanner.scan(line)).isNull();
    }

    @Test
    void aDamagedLineIsNeverReadAsSomethingElseThanGsonReads() {
        Damage damage =
                new Damage("{\"type\":\"say\",\"text\":\"a text\",\"room\":\"attic\"}", "\"\\{}:, \tatextroomsayé?");
        for (int i = 0; i < 50_000; i++) {
            String line = damage.next();
            Say say = SayScanner.scan(utf8(line));
            if (say != null) {
                assertThat(JsonLines.decodeClient(line)).as(line).isEqualTo(new Decoded.Message<>(say));
            }
        }
    }
}
