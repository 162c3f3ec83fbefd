package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void datesMomentsAndHowLongAgoAreUnderstood() {
        assertThat(Moments.parse("2026-01-31", NOW)).contains(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(Moments.parse("2026-01-31T12:00:00Z", NOW)).contains(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(Moments.parse("2026-01-31T12:00:00+02:00", NOW)).contains(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(Moments.parse("1d12h", NOW)).contains(Instant.parse("2026-01-30T12:00:00Z"));
    }

    @Test
    void whatIsNoMomentIsNone() {
        for (String text : List.of(
                "",
                "yesterday",
                "7",
                "-7d",
                "2026-02-30",
                "2026-1-1",
                "2026-01-31T12:00",
                "31.01.2026",
                "+12026-01-31",
                "999999-01-31",
                "-2026-01-31",
                "2026-01-31T25:00:00Z")) {
            assertThat(Moments.parse(text, NOW)).as(text).isEmpty();
        }
    }
}
