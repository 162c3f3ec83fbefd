package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScribeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private Database database;
    private Ring ring;
    private long said;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(data, Schema.ofThisServer());
        RingFile.create(data.resolve("ring"), 32 * Ring.MIN_BYTES);
        ring = Ring.open(data.resolve("ring"));
        ring.begin(0);
    }

    @AfterEach
    void close() {
        ring.close();
        database.close();
    }

    @Test
    void whileNothingIsSaidAChoreIsDoneWithoutARestUntilNothingIsLeftOfIt() throws Exception {
        CountDownLatch steps = new CountDownLatch(1_000); // with a rest behind each it would take minutes
        try (Scribe _ = scribe(() -> {
            steps.countDown();
            return steps.getCount() > 0;
        })) {
            assertThat(steps.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatIsSaidLastIsWrittenBeforeItEnds() throws Exception {
        try (Scribe _ = scribe(() -> false)) {
            say(100);
        }
        assertThat(ring.tail()).isEqualTo(ring.head());
    }

    @Test
    void aRingThatFillsIsEmptiedHoweverLongTheRestStillIs() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        Scribe.Chore chore = () -> {
            idle.countDown();
            return false;
        };
        try (Scribe _ = new Scribe(ring, database, List.of(chore), Duration.ofDays(1), _ -> {})) {
            assertThat(idle.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            long begin = ring.tail();
            while (!ring.isFilling() && ring.tail() == begin) {
                say(1);
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (ring.tail() == begin && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(ring.tail()).isGreaterThan(begin);
        }
    }

    private Scribe scribe(Scribe.Chore chore) {
        return new Scribe(ring, database, List.of(chore), Duration.ofMillis(250), _ -> {});
    }

    private void say(int lines) {
        for (int i = 0; i < lines; i++) {
            said++;
            assertThat(ring.put(Packed.of(new Entry.Said("lobby", 7, new Line("lobby", said, 1_000, "ada", "hello")))))
                    .isTrue();
        }
    }
}
