package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapWatchTest {

    private static final long MB = 1 << 20;

    private long used;
    private long live;
    private int collections;
    private final HeapWatch watch = new HeapWatch(() -> used, () -> {
        collections++;
        used = live;
    });

    private void look(long usedBytes) {
        used = usedBytes;
        watch.look();
    }

    @Test
    void aSmallHeapIsLeftAlone() {
        look(8 * MB);
        look(32 * MB);

        assertThat(collections).isZero();
    }

    @Test
    void aHeapThatOnlyGrowsIsCollectedAgainAndAgain() {
        for (int i = 0; i < 100; i++) {
            look(used + 10 * MB);
        }

        assertThat(collections).isEqualTo(25);
        assertThat(used).isLessThanOrEqualTo(32 * MB);
    }

    @Test
    void muchThatIsInUseIsNotCollectedEachTime() {
        live = 500 * MB;
        look(500 * MB);
        look(510 * MB);
        look(1_000 * MB);
        assertThat(collections).isEqualTo(1);

        look(1_033 * MB);
        assertThat(collections).isEqualTo(2);
    }
}
