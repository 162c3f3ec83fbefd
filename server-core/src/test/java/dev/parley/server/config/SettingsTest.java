package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Path HERE = Path.of(".");

    private static Settings with(String setting, long value) {
        return new Settings(
                InetAddress.getLoopbackAddress(),
                setting.equals("port") ? (int) value : 1,
                HERE,
                setting.equals("max-plugin-bytes") ? (int) value : 1 << 20,
                "none",
                HERE,
                HERE,
                TransportKind.NIO,
                setting.equals("event-loops") ? (int) value : 1,
                setting.equals("max-line-bytes") ? (int) value : 1_024,
                setting.equals("backlog-bytes") ? (int) value : 1 << 23,
                setting.equals("max-connections") ? (int) value : 1,
                setting.equals("max-connections-per-address") ? (int) value : 1,
                setting.equals("max-rooms") ? (int) value : 1,
                setting.equals("handshake-timeout") ? Duration.ofMillis(value) : Duration.ofSeconds(10),
                true,
                true,
                setting.equals("history-ring-bytes") ? (int) value : 1 << 23,
                setting.equals("history-days") ? (int) value : 0,
                setting.equals("history-lines") ? value : 0,
                setting.equals("replay-lines") ? (int) value : 10,
                setting.equals("rate-person") ? (int) value : 5,
                setting.equals("rate-address") ? (int) value : 50,
                setting.equals("rate-room") ? (int) value : 200);
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0, 65535",
        "max-plugin-bytes, 1024, 1073741824",
        "event-loops, 0, 1024",
        "max-line-bytes, 128, 1048576",
        "backlog-bytes, 16384, 1073741824",
        "max-connections, 1, 10000000",
        "max-connections-per-address, 1, 10000000",
        "max-rooms, 1, 10000000",
        "handshake-timeout, 100, 3600000",
        "history-ring-bytes, 65536, 268435456",
        "history-days, 0, 36500",
        "history-lines, 0, 1000000000000",
        "replay-lines, 0, 100",
        "rate-person, 0, 1000000",
        "rate-address, 0, 1000000",
        "rate-room, 0, 1000000"
    })
    void eachNumberHasARangeWhoseEndsAreAllowed(String setting, long min, long max) {
        assertThat(with(setting, min)).isNotNull();
        assertThat(with(setting, max)).isNotNull();
        for (long outside : new long[] {min - 1, max + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(setting, outside))
                    .withMessageContaining(setting)
                    .withMessageContaining("between " + min + " and " + max)
                    .withMessageContaining("not " + outside);
        }
    }

    @Test
    void aBacklogThatOneLongLineCouldFillIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(
                        InetAddress.getLoopbackAddress(),
                        1,
                        HERE,
                        1 << 20,
                        "none",
                        HERE,
                        HERE,
                        TransportKind.NIO,
                        1,
                        8_192,
                        65_535,
                        1,
                        1,
                        1,
                        Duration.ofSeconds(10),
                        true,
                        true,
                        1 << 24,
                        0,
                        0,
                        10,
                        5,
                        50,
                        200))
                .withMessageContaining("backlog-bytes must be at least 8 times max-line-bytes (8192)");
    }
}
