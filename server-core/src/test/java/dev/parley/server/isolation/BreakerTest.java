package dev.parley.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The breaker on a clock that the test moves.
class BreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Breaker breaker = new Breaker(3, PAUSE);
    private Instant now = Instant.EPOCH;

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(now);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void staysClosedWhileFailuresAreNotInARow() {
        fail(2);
        assertThat(breaker.succeeded()).isFalse();
        fail(2);
        assertThat(breaker.letsIn(now)).isTrue();
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void opensWithTheFailureThatIsTooMany() {
        fail(2);
        assertThat(breaker.failed(now)).isTrue();
        assertThat(breaker.letsIn(now)).isFalse();
        assertThat(breaker.pauseLeft(now)).isEqualTo(PAUSE);
        pass(PAUSE.minusMillis(1));
        assertThat(breaker.letsIn(now)).isFalse();
    }

    @Test
    void letsASingleCallInAfterThePause() {
        fail(3);
        pass(PAUSE);
        assertThat(breaker.letsIn(now)).isTrue();
        assertThat(breaker.letsIn(now)).isFalse();
    }

    @Test
    void closesWhenThatCallGoesWell() {
        fail(3);
        pass(PAUSE);
        breaker.letsIn(now);
        assertThat(breaker.succeeded()).isTrue();
        assertThat(breaker.letsIn(now)).isTrue();
        fail(2);
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        fail(3);
        Duration expected = PAUSE;
        for (int probe = 0; probe < 8; probe++) {
            pass(breaker.pauseLeft(now));
            assertThat(breaker.letsIn(now)).isTrue();
            assertThat(breaker.failed(now)).isTrue();
            expected = probe < 4 ? expected.multipliedBy(2) : expected;
            assertThat(breaker.pauseLeft(now)).isEqualTo(expected);
        }
        assertThat(breaker.pauseLeft(now)).isEqualTo(PAUSE.multipliedBy(16));
    }

    @Test
    void triesAnotherCallIfTheFirstWasNeverMade() {
        fail(3);
        pass(PAUSE);
        breaker.letsIn(now);
        breaker.undecided(now);
        assertThat(breaker.letsIn(now)).isTrue();
    }

    @Test
    void isNotMovedByCallsFromBeforeItOpened() {
        fail(3);
        assertThat(breaker.failed(now)).isFalse();
        assertThat(breaker.succeeded()).isFalse();
        assertThat(breaker.letsIn(now)).isFalse();
        assertThat(breaker.pauseLeft(now)).isEqualTo(PAUSE);
    }
}
