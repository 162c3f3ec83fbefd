package dev.parley.client.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(1));

    @Test
    void thePausesGrowToALimit() {
        List<Long> millis = IntStream.range(0, 12)
                .mapToObj(attempt -> pauses.before(attempt).toMillis())
                .toList();

        assertThat(millis.get(0)).isBetween(800L, 1_200L);
        assertThat(millis.get(3)).isBetween(6_400L, 9_600L);
        assertThat(millis.subList(6, 12)).allSatisfy(pause -> assertThat(pause).isBetween(48_000L, 72_000L));
        assertThat(pauses.before(Integer.MAX_VALUE).toMillis()).isBetween(48_000L, 72_000L);
    }

    @Test
    void notEverybodyComesBackInTheSameMoment() {
        assertThat(IntStream.range(0, 20).mapToObj(_ -> pauses.before(5)).distinct())
                .hasSizeGreaterThan(10);
    }
}
