package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Excerpt;
import dev.parley.server.room.Room;
import dev.parley.server.room.RoomBook;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Transcript.Range;
import dev.parley.server.room.Witness;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    private Path data;

    private final List<String> told = new CopyOnWriteArrayList<>();

    /// A server's memory and its rooms, from a start to an end.
    private final class Run implements AutoCloseable {
        private final Database database = Database.open(data, Schema.ofThisServer());
        private final History history =
                History.open(data, database, Ring.MIN_BYTES, Retention.EVERYTHING, InstantSource.system(), told::add);
        private final Rooms rooms = new Rooms(
                InstantSource.fixed(Instant.ofEpochMilli(1_000)),
                10,
                0,
                Witness.NONE,
                history,
                RoomBook.NOTHING,
                Map.of());

        Run() throws IOException {}

        Archive archive() {
            return lobby().transcript().archive().orElseThrow();
        }

        Room lobby() {
            return rooms.lobby();
        }

        void say(int first, int last) {
            IntStream.rangeClosed(first, last).forEach(i -> lobby().announce("line " + i));
        }

        List<String> texts(long after, int limit) throws IOException {
            return HistoryTest.texts(archive().after(after, Long.MAX_VALUE, limit));
        }

        void catchUp() throws InterruptedException {
            assertThat(history.catchUp(PATIENCE)).isTrue();
        }

        @Override
        public void close() {
            rooms.end();
            history.close();
            database.close();
        }
    }

    @Test
    void whatWasSaidIsReadAfterARestartAndTheCountGoesOn() throws Exception {
        long epoch;
        try (Run run = new Run()) {
            run.say(1, 300);
            epoch = run.lobby().transcript().epoch();
        }
        try (Run run = new Run()) {
            assertThat(run.lobby().transcript().epoch()).isEqualTo(epoch);
            assertThat(run.texts(0, 2)).containsExactly("line 1", "line 2");
            Excerpt last = run.lobby().transcript().inMemory(Range.last(3));
            assertThat(texts(last)).containsExactly("line 298", "line 299", "line 300");

            run.lobby().announce("line 301");
            assertThat(run.lobby()
                            .transcript()
                            .inMemory(Range.last(1))
                            .lines()
                            .getFirst()
                            .number())
                    .isEqualTo(301);
        }
    }

    @Test
    void theStoreAnswersAsTheMemoryDoes() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 100);
            run.catchUp();
            for (long at : new long[] {0, 1, 50, 99, 100, 101, 5_000, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
                assertThat(run.archive().after(at, 60, 20))
                        .isEqualTo(run.lobby().transcript().inMemory(new Range(at, 60, 20)));
                assertThat(run.archive().before(at, 20))
                        .isEqualTo(run.lobby().transcript().inMemory(new Range(null, at, 20)));
            }
        }
    }

    @Test
    void longLinesComeInSmallAnswers() throws Exception {
        try (Run run = new Run()) {
            IntStream.range(0, 5).forEach(_ -> run.lobby().announce("x".repeat(7_000)));
            run.catchUp();
            Excerpt answer = run.archive().after(0, Long.MAX_VALUE, 100);
            assertThat(answer.lines()).hasSize(2);
            assertThat(answer.more()).isTrue();
        }
    }

    @Test
    void whatADeadServerCouldNotWriteIsWrittenAtTheNextStart() throws Exception {
        Path copy = Files.createDirectory(data.resolve("copy"));
        try (Run run = new Run()) {
            run.say(1, 5);
            run.catchUp();
            copyOf("parley.db", copy);
            copyOf("parley.db-wal", copy);
            run.say(6, 12);
            copyOf("history.ring", copy); // as if the server had died here
        }
        for (String file : List.of("parley.db", "parley.db-wal", "history.ring")) {
            Files.move(copy.resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Run run = new Run()) {
            assertThat(run.texts(0, 100)).hasSize(12).endsWith("line 12");
            run.lobby().announce("behind");
            assertThat(run.lobby()
                            .transcript()
                            .inMemory(Range.last(1))
                            .lines()
                            .getFirst()
                            .number())
                    .as("no number can have been used twice")
                    .isEqualTo(12 + RoomVolume.AHEAD + 1);
        }
    }

    @Test
    void whileTheDiskTakesNothingPeopleTalkOnAndTheGapIsRecorded() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 3);
            run.catchUp();
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread holder = Thread.ofPlatform().start(() -> hold(run.database, held, release));
            held.await();
            run.say(4, 2_000); // far more than the ring takes
            assertThat(run.history.catchUp(Duration.ofMillis(10))).isFalse();
            assertThat(texts(run.lobby().transcript().inMemory(Range.last(1)))).containsExactly("line 2000");
            release.countDown();
            holder.join();
            run.catchUp();
            run.say(2_001, 2_002);
            run.catchUp();

            Excerpt first = run.archive().after(0, Long.MAX_VALUE, 100);
            Excerpt last = run.archive().before(Long.MAX_VALUE, 2);
            assertThat(texts(first)).startsWith("line 1", "line 2", "line 3", "line 4");
            assertThat(texts(last)).containsExactly("line 2001", "line 2002");
            assertThat(last.kept()).as("from here on, nothing is missing").isEqualTo(2_001);
        }
    }

    @Test
    void anErrorOfTheDiskIsToldOnceAndOvercome() throws Exception {
        try (Run run = new Run()) {
            run.database.write(c -> execute(c, "ALTER TABLE line RENAME TO line_away"));
            run.say(1, 3);
            waitFor(() -> !told.isEmpty());
            run.database.write(c -> execute(c, "ALTER TABLE line_away RENAME TO line"));
            run.catchUp();
            waitFor(() -> told.size() == 2);

            assertThat(run.texts(0, 10)).hasSize(3);
            assertThat(told.getFirst()).startsWith("What is said cannot be stored at the moment: ");
            assertThat(told.getLast()).isEqualTo("What is said is stored again.");
        }
    }

    @Test
    void whenTheDiskIsFullNothingThatFitsInTheRingIsLost() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 3);
            run.catchUp();
            run.database.write(c -> execute(c, "PRAGMA max_page_count = 1")); // not below what there is
            for (int i = 4; told.isEmpty(); i += 100) {
                run.say(i, i + 99);
                run.history.catchUp(PAUSE);
            }
            long said = run.lobby()
                    .transcript()
                    .inMemory(Range.last(1))
                    .lines()
                    .getFirst()
                    .number();
            assertThat(told.getFirst()).startsWith("What is said cannot be stored at the moment: the disk is full.");
            run.database.write(c -> execute(c, "PRAGMA max_page_count = 1000000"));
            run.catchUp();
            waitFor(() -> told.size() == 2);

            Excerpt last = run.archive().before(Long.MAX_VALUE, 1);
            assertThat(last.lines().getFirst().number()).isEqualTo(said);
            assertThat(last.kept()).as("nothing is missing").isEqualTo(1);
        }
    }

    @Test
    void aRingThatIsNoneIsPutAsideAndOneOfAnotherSizeIsTakenOver() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 3);
        }
        Files.writeString(data.resolve("history.ring"), "rubbish");
        try (Run run = new Run()) {
            assertThat(run.texts(0, 10)).hasSize(3);
            run.say(4, 4);
        }
        assertThat(data.resolve("history.ring.unusable")).hasContent("rubbish");
        Files.delete(data.resolve("history.ring"));
        RingFile.create(data.resolve("history.ring"), 2 * Ring.MIN_BYTES);
        try (Run run = new Run()) {
            assertThat(run.texts(0, 10)).hasSize(4);
            run.say(5, 5);
            run.catchUp();
            assertThat(run.texts(0, 10)).hasSize(5);
        }
        assertThat(data.resolve("history.ring")).hasSize(Ring.MIN_BYTES);
    }

    private static void hold(Database database, CountDownLatch held, CountDownLatch release) {
        try {
            database.write(_ -> {
                held.countDown();
                await(release);
                return 0;
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int execute(java.sql.Connection connection, String sql) throws java.sql.SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void waitFor(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void copyOf(String file, Path folder) throws IOException {
        Files.copy(data.resolve(file), folder.resolve(file));
    }

    private static List<String> texts(Excerpt excerpt) {
        List<String> texts = new ArrayList<>();
        for (Line line : excerpt.lines()) {
            texts.add(line.text());
        }
        return texts;
    }
}
