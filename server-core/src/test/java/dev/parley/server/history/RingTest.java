package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ServerMessage.Line;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RingTest {

    private static final int ENTRIES_THAT_FIT = Ring.MIN_BYTES / Ring.SLOT / 2 - 1;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() throws IOException {
        file = folder.resolve("ring");
        RingFile.create(file, Ring.MIN_BYTES);
    }

    @Test
    void entriesComeOutAsAndInTheOrderInWhichTheyWerePutIn() throws IOException {
        List<Entry> entries = List.of(
                said(1, "hello"),
                new Entry.Said("keller-ü", 7, new Line("keller-ü", 2, 5, null, "a long one, ünïcode 🎉 ".repeat(50))),
                new Entry.Edited("lobby", 7, 3, 99, 1, "hello!"),
                new Entry.Deleted("lobby", 7, 4, 1),
                new Entry.Mark("lobby", 7, 5, true),
                new Entry.Mark("lobby", 7, 6, false),
                new Entry.Gap("lobby", 7, 8, 20, 12));
        try (Ring ring = begun()) {
            entries.forEach(entry -> assertThat(ring.put(Packed.of(entry))).isTrue());

            List<Entry> taken = new ArrayList<>();
            long end = ring.take(0, 100, (_, entry) -> taken.add(entry.unpack()));

            assertThat(taken).isEqualTo(entries);
            assertThat(end).isEqualTo(ring.head());
        }
    }

    @Test
    void whatADeadProcessHasPutInIsFoundAndNothingElse() throws IOException {
        try (Ring ring = begun()) {
            put(ring, 1, 5);
        }
        try (Ring ring = Ring.open(file)) {
            List<Entry> found = new ArrayList<>();
            long next = ring.recover(0, found);
            assertThat(numbers(found)).containsExactly(1L, 2L, 3L, 4L, 5L);

            ring.begin(next);
            put(ring, 6, 7);
        }
        try (Ring ring = Ring.open(file)) { // the database has the first five, or has not
            List<Entry> found = new ArrayList<>();
            ring.recover(ring.size(), found);
            assertThat(found).isEmpty();
            ring.recover(10, found);
            assertThat(numbers(found)).containsExactly(6L, 7L);
        }
    }

    @Test
    void itGoesRoundManyTimesAndAnEntryMayLieAcrossTheEnd() throws IOException {
        long next = 0;
        for (int round = 0; round < 7; round++) {
            try (Ring ring = Ring.open(file)) {
                List<Entry> found = new ArrayList<>();
                ring.begin(ring.recover(next, found));
                next = ring.head();
                int first = round * 1_000;
                for (int i = 0; i < 1_000; i++) {
                    String text = "x".repeat(i % 500);
                    assertThat(ring.put(Packed.of(said(first + i, text)))).isTrue();
                    if (i % 50 == 49 && i < 999) {
                        List<Entry> taken = new ArrayList<>();
                        next = ring.take(next, Integer.MAX_VALUE, (_, entry) -> taken.add(entry.unpack()));
                        assertThat(taken).hasSize(50);
                        ring.free(next);
                    }
                }
            }
            try (Ring ring = Ring.open(file)) {
                List<Entry> found = new ArrayList<>();
                ring.recover(next, found);
                assertThat(found).hasSize(50);
                assertThat(found.getLast()).isEqualTo(said(round * 1_000 + 999, "x".repeat(499)));
            }
        }
    }

    @Test
    void aTornEntryIsPassedOverAndThoseBehindItAreFound() throws IOException {
        long second;
        try (Ring ring = begun()) {
            put(ring, 1, 1);
            second = ring.head();
            put(ring, 2, 4);
        }
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(Ring.SLOT + second * Ring.SLOT + 40);
            damaged.write(0xEE);
        }
        try (Ring ring = Ring.open(file)) {
            List<Entry> found = new ArrayList<>();
            ring.recover(0, found);
            assertThat(numbers(found)).containsExactly(1L, 3L, 4L);
        }
    }

    @Test
    void anEntryWhoseNumberWasNotWrittenIsNotThere() throws IOException {
        long last;
        try (Ring ring = begun()) {
            put(ring, 1, 2);
            last = ring.head();
            put(ring, 3, 3);
        }
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(Ring.SLOT + last * Ring.SLOT);
            damaged.writeLong(0);
        }
        try (Ring ring = Ring.open(file)) {
            List<Entry> found = new ArrayList<>();
            assertThat(ring.recover(0, found)).isEqualTo(last);
            assertThat(numbers(found)).containsExactly(1L, 2L);
        }
    }

    @Test
    void aFullRingTakesNothingAndSaysSoAfterADeath() throws IOException {
        try (Ring ring = begun()) {
            put(ring, 1, ENTRIES_THAT_FIT);
            assertThat(ring.put(Packed.of(said(0, "")))).isFalse();

            List<Entry> taken = new ArrayList<>();
            long next = ring.take(0, 1, (_, entry) -> taken.add(entry.unpack()));
            assertThat(ring.put(Packed.of(said(0, "")))).isFalse();
            ring.free(next);
            assertThat(ring.put(Packed.of(said(0, "")))).isTrue();
        }
        try (Ring ring = Ring.open(file)) {
            assertThat(ring.wasLossy()).isTrue();
        }
    }

    @Test
    void afterAnEndInGoodOrderThereIsNothingToFind() throws IOException {
        try (Ring ring = begun()) {
            put(ring, 1, 3);
            ring.free(ring.head());
            ring.stop();
        }
        try (Ring ring = Ring.open(file)) {
            List<Entry> found = new ArrayList<>();
            assertThat(ring.recover(6, found)).isEqualTo(6);
            assertThat(found).isEmpty();
            assertThat(ring.wasLossy()).isFalse();
        }
    }

    @Test
    @Timeout(60)
    void manyThreadsPutInWhileOneTakesOut() throws Exception {
        int each = 3_000;
        List<Entry> taken = Collections.synchronizedList(new ArrayList<>());
        try (Ring ring = begun()) {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(who -> Thread.ofPlatform().start(() -> {
                        awaitStart(start);
                        for (int i = 0; i < each; i++) {
                            Packed entry = Packed.of(said(who * each + i, "of " + who));
                            while (!ring.put(entry)) {
                                Thread.onSpinWait();
                            }
                        }
                    }))
                    .toList();
            start.countDown();
            long next = 0;
            while (taken.size() < 4 * each) {
                next = ring.take(next, 200, (_, entry) -> taken.add(entry.unpack()));
                ring.free(next);
                Thread.yield();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(numbers(taken)).doesNotHaveDuplicates().hasSize(4 * each);
        for (int who = 0; who < 4; who++) {
            int least = who * each;
            assertThat(numbers(taken).stream()
                            .filter(number -> number >= least && number < least + each)
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void aFileThatIsNoRingIsRefused() throws IOException {
        Path other = folder.resolve("other");
        Files.write(other, new byte[Ring.MIN_BYTES]);
        assertThatThrownBy(() -> Ring.open(other))
                .isInstanceOf(IOException.class)
                .hasMessage("it is no ring of lines");
        Files.write(other, new byte[10]);
        assertThatThrownBy(() -> Ring.open(other))
                .isInstanceOf(IOException.class)
                .hasMessage("its size is wrong");
    }

    @Test
    void whoTakesOutIsCalledOnceEachTimeAQuarterComesIntoUse() throws IOException {
        try (Ring ring = begun()) {
            int quarter = (Ring.MIN_BYTES / Ring.SLOT - 1) / 4 / 2; // an entry takes two slots
            AtomicInteger calls = new AtomicInteger();
            ring.onFilling(calls::incrementAndGet);
            put(ring, 1, quarter);
            assertThat(calls).hasValue(0);
            put(ring, quarter + 1, quarter + 1);
            assertThat(calls).hasValue(1);
            put(ring, quarter + 2, 2 * quarter);
            assertThat(calls).hasValue(1);
            ring.free(ring.head());
            put(ring, 1, quarter + 1);
            assertThat(calls).hasValue(2);
        }
    }

    private Ring begun() throws IOException {
        Ring ring = Ring.open(file);
        ring.begin(0);
        return ring;
    }

    /// Entries of two slots each.
    private static void put(Ring ring, int first, int last) {
        for (int i = first; i <= last; i++) {
            assertThat(ring.put(Packed.of(said(i, "hello there, you over there"))))
                    .isTrue();
        }
    }

    private static Entry said(long number, String text) {
        return new Entry.Said("lobby", 7, new Line("lobby", number, 1_000, "ada", text));
    }

    private static List<Long> numbers(List<Entry> entries) {
        return entries.stream().map(Entry::number).toList();
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
