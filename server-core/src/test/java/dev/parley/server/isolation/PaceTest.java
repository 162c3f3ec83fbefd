package dev.parley.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Somebody who sends as fast as they may, for a while.
class PaceTest {

    private static final int LENGTH = 100;
    private static final int COST = 228; // with what a line costs beside its text

    private final Pace pace = new Pace(0);
    private long now;
    private int lines;
    private int waits;

    private void sendFor(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            Duration wait = pace.spend(LENGTH, now);
            lines++;
            waits += wait.isZero() ? 0 : 1;
            now += wait.toNanos();
        }
    }

    @Test
    void aQuarterOfAMegabyteMayComeAtOnce() {
        int atOnce = 0;
        while (pace.spend(LENGTH, 0).isZero()) {
            atOnce++;
        }

        assertThat(atOnce).isEqualTo(256 * 1024 / COST);
    }

    @Test
    void whoeverGoesOnSendsHalfAMegabyteInASecond() {
        sendFor(Duration.ofSeconds(10));
        int before = lines;

        sendFor(Duration.ofSeconds(10));

        assertThat(lines - before).isBetween(10 * 512 * 1024 / COST - 50, 10 * 512 * 1024 / COST + 50);
    }

    @Test
    void whatHasToWaitComesManyLinesAtATime() {
        sendFor(Duration.ofSeconds(10));

        assertThat(waits).isBetween(400, 500); // so nobody waits for much longer than 20 ms
        assertThat(lines / waits).isGreaterThan(40);
    }
}
