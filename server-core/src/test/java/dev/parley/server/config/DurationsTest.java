package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "45s, PT45S",
        "10m, PT10M",
        "12h, PT12H",
        "7d, P7D",
        "2w, P14D",
        "1h30m, PT1H30M",
        "1w1d1h1m1s, P8DT1H1M1S",
        "90m, PT90M",
        "010s, PT10S",
        "0h5s, PT5S"
    })
    void eachFormIsUnderstood(String text, Duration meant) {
        assertThat(Durations.parse(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "5", "s", "0s", "0h0m", "-5s", "+5s", "1.5h", "10M", "10 m", "10m ", "30m1h", "1m1m", "1day",
                "5ms", "P1D", "5s\n", "٣s", "NaN", "1e3s"
            })
    void whatIsWrittenInNoSuchWayIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void theLargestOfEverythingDoesNotOverflow() {
        assertThat(Durations.parse("999999w999999d999999h999999m999999999s"))
                .contains(Duration.ofSeconds(999_999L * (604_800 + 86_400 + 3_600 + 60) + 999_999_999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000w", "1000000d", "10000000000s", "99999999999999999999s"})
    void anAmountWithTooManyDigitsIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1s", "PT59S, 59s", "PT60S, 1m", "PT90M, 1h30m", "P8DT1H1M1S, 1w1d1h1m1s", "PT24H, 1d"})
    void itIsWrittenInTheLargestUnitsThatFit(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
        assertThat(Durations.parse(text)).contains(duration);
    }

    @Test
    void lessThanASecondIsWrittenAsOne() {
        assertThat(Durations.format(Duration.ofMillis(3))).isEqualTo("1s");
        assertThat(Durations.format(Duration.ZERO)).isEqualTo("1s");
    }
}
