package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeisureTest {

    private static final long START = Long.MAX_VALUE - 10; // such a clock may come round
    private static final long PERIOD = Leisure.PERIOD.toNanos();

    private final Leisure leisure = new Leisure(START);

    @Test
    void thereIsTimeAtTheStartAndWhileSomethingIsLeft() {
        assertThat(leisure.isThere(0, START)).isTrue();
        leisure.used(true, START);
        assertThat(leisure.isThere(0, START)).isTrue();
        assertThat(leisure.isThere(Leisure.MUCH - 1, START)).isTrue();
    }

    @Test
    void whenNothingIsLeftTheNextLookIsAPeriodLater() {
        leisure.used(false, START);
        assertThat(leisure.isThere(0, START + PERIOD - 1)).isFalse();
        assertThat(leisure.isThere(0, START + PERIOD)).isTrue();
    }

    @Test
    void whileMuchIsSaidThereIsTimeOnceInAPeriodOnly() {
        leisure.used(true, START);
        assertThat(leisure.isThere(Leisure.MUCH, START + PERIOD - 1)).isFalse();
        assertThat(leisure.isThere(Leisure.MUCH, START + PERIOD)).isTrue();
        leisure.used(true, START + PERIOD);
        assertThat(leisure.isThere(Leisure.MUCH, START + PERIOD + 1)).isFalse();
    }
}
