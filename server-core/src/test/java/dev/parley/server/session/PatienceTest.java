package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = -77 * SECOND; // such a clock may begin anywhere
    private final Patience patience = new Patience(5, now);

    /// Sends until it is too much.
    ///
    /// @return how many lines counted
    private int exhaust() {
        int counted = 0;
        while (patience.line(now) == 0) {
            counted++;
        }
        return counted;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void tenSecondsWorthOfLinesMayComeAtOnceAndFiveASecondAfterThat() {
        for (int i = 0; i < 50; i++) {
            assertThat(patience.line(now)).as("line %s", i).isZero();
        }
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(200));
            assertThat(patience.line(now)).isZero();
        }
        assertThat(patience.line(now)).isEqualTo(2 * SECOND);
    }

    @Test
    void whatComesDuringAPenaltyIsRefusedAndDoesNotLengthenIt() {
        exhaust();
        pass(Duration.ofMillis(1_500));
        assertThat(patience.line(now)).isEqualTo(SECOND / 2);
        pass(Duration.ofMillis(500));
        assertThat(exhaust()).isEqualTo(10);
    }

    @Test
    void eachPenaltyIsTwiceAsLongAsTheLastUpToAMinuteUntilTenMinutesHavePassed() {
        List<Long> penalties = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            exhaust();
            long penalty = patience.line(now);
            penalties.add(penalty / SECOND);
            now += penalty;
        }
        assertThat(penalties).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
        pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(patience.isFresh(now)).isFalse();
        exhaust();
        assertThat(patience.line(now)).isEqualTo(60 * SECOND);
        pass(Duration.ofMinutes(11));
        assertThat(patience.isFresh(now)).isTrue();
        exhaust();
        assertThat(patience.line(now)).isEqualTo(2 * SECOND);
    }

    @Test
    void questionsAreLimitedForThemselvesAndBringNoPenalty() {
        for (int i = 0; i < 50; i++) {
            assertThat(patience.question(now)).isZero();
        }
        assertThat(patience.question(now)).isEqualTo(SECOND / 5);
        assertThat(patience.line(now)).isZero();
        pass(Duration.ofMillis(200));
        assertThat(patience.question(now)).isZero();
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyOut() {
        for (int i = 0; i < 50; i++) {
            patience.question(now);
        }
        now -= 3_600 * SECOND;
        assertThat(patience.question(now)).isEqualTo(SECOND / 5);
        pass(Duration.ofMillis(200));
        assertThat(patience.question(now)).isZero();
    }
}
