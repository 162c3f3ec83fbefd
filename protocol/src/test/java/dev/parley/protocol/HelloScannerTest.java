package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read by hand is what Gson would read, and what is not read is left to it.
class HelloScannerTest {

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"hello\",\"nick\":\"ada\"}",
                "{\"type\":\"hello\",\"nick\":\"\"}",
                "{\"type\":\"hello\",\"nick\":\"Grüße 世界 {}[]:,\"}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":true}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":false}"
            })
    void theUsualFormIsReadAsGsonReadsIt(String line) {
        assertThat(HelloScanner.scan(utf8(line))).isNotNull();
        assertThat(JsonLines.decodeClient(line)).isEqualTo(new Decoded.Message<>(HelloScanner.scan(utf8(line))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"hello\"",
                "{\"type\":\"hello\"}",
                "{\"type\":\"hello\",\"nick\":\"ada\"",
                "{\"type\":\"hello\",\"nick\":\"ada",
                "{\"type\":\"hello\",\"nick\":\"ada\"}}",
                "{\"type\":\"hello\",\"nick\":\"ada\",}",
                "{\"type\":\"hello\",\"nick\":\"a\\u0064a\"}",
                "{\"type\":\"hello\",\"nick\":null}",
                "{\"type\":\"hello\",\"nick\":1}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"nick\":\"bob\"}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":tru}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":null}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":\"true\"}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":true",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":true,\"lobby\":false}",
                "{\"type\":\"hello\",\"nick\":\"ada\",\"password\":\"sesame\"}",
                "{\"type\":\"hello\",\"lobby\":true,\"nick\":\"ada\"}",
                "{\"nick\":\"ada\",\"type\":\"hello\"}",
                "{\"type\":\"say\",\"text\":\"hi\"}"
            })
    void everyOtherFormIsLeftToGson(String line) {
        assertThat(HelloScanner.scan(utf8(line))).isNull();
    }

    @Test
    void aDamagedLineIsNeverReadAsSomethingElseThanGsonReads() {
        Damage damage = new Damage("{\"type\":\"hello\",\"nick\":\"ada\",\"lobby\":false}", "\"\\{}:, \truefalsé?");
        for (int i = 0; i < 50_000; i++) {
            String line = damage.next();
            Hello hello = HelloScanner.scan(utf8(line));
            if (hello != null) {
                assertThat(JsonLines.decodeClient(line)).as(line).isEqualTo(new Decoded.Message<>(hello));
            }
        }
    }
}
