package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Welcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written by hand is what Gson would write.
class WelcomeWriterTest {

    private static void assertAsGson(Welcome welcome) {
        assertThat(new String(JsonLines.encodeUtf8(welcome), StandardCharsets.UTF_8))
                .isEqualTo(new String(
                        (JsonLines.encode(welcome) + "\n").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsThereIsWrittenAndWhatIsNotIsLeftOut() {
        assertAsGson(new Welcome(1, "Parley 1", "ada", "lobby", 2L, 3L, 4, 5L, 6, 7, "chess"));
        assertAsGson(new Welcome(
                Integer.MIN_VALUE, "", "", "", Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Integer.MAX_VALUE, 0, ""));
        assertAsGson(new Welcome(1, "Parley 1", "ada", null, null, null, null, 5L, 6, null, null));
    }

    @ParameterizedTest
    @MethodSource("dev.parley.protocol.LineWriterTest#texts")
    void everyStringIsWrittenAsGsonWritesIt(String text) {
        assertAsGson(new Welcome(1, text, text, text, 2L, 3L, 4, 5L, 6, 7, text));
    }
}
