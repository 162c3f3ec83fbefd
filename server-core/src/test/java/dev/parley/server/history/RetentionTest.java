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
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    /// In milliseconds.
    private final AtomicLong now = new AtomicLong(1_000_000_000_000L);

    private Retention usual = Retention.EVERYTHING;

    /// A server's memory and its rooms, from a start to an end.
    private final class Run implements AutoCloseable {
        private final Database database = Database.open(data, Schema.ofThisServer());
        private final History history =
                History.open(data, database, 1 << 20, usual, () -> Instant.ofEpochMilli(now.get()), _ -> {});
        private final Rooms rooms = new Rooms(
                () -> Instant.ofEpochMilli(now.get()), 10, 0, Witness.NONE, history, RoomBook.NOTHING, Map.of());
        private final Room lobby = rooms.lobby();

        Run() throws IOException {}

        Archive archive() {
            return lobby.transcript().archive().orElseThrow();
        }

        void say(int first, int last) throws InterruptedException {
            IntStream.rangeClosed(first, last).forEach(i -> lobby.announce("tea " + i));
            assertThat(history.catchUp(PATIENCE)).isTrue();
        }

        /// Waits until the oldest line on the disk is this one.
        void awaitOldest(int expected) throws IOException {
            await(() -> oldest().equals(List.of("tea " + expected)));
        }

        private List<String> oldest() throws IOException {
            return archive().after(0, Long.MAX_VALUE, 1).lines().stream()
                    .map(Line::text)
                    .toList();
        }

        @Override
        public void close() {
            rooms.end();
            history.close();
            database.close();
        }
    }

    /// Something that becomes so.
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toMillis());
    }

    @Test
    void linesThatAreTooOldGoFromDiskMemoryAndSearch() throws Exception {
        usual = Retention.EVERYTHING.withAge(Optional.of(Duration.ofDays(7)));
        try (Run run = new Run()) {
            run.say(1, 1_200);
            pass(Duration.ofDays(6));
            run.say(1_201, 1_210);
            pass(Duration.ofDays(1).plusMinutes(2));
            run.awaitOldest(1_201);

            Excerpt inMemory = run.lobby.transcript().inMemory(Range.last(100));
            assertThat(inMemory.lines()).hasSize(10);
            assertThat(inMemory.kept()).isEqualTo(1_201);
            assertThat(run.archive().before(Long.MAX_VALUE, 100)).isEqualTo(inMemory);
            assertThat(run.archive().search(new Archive.Search(List.of("tea"), null, 0, 100)))
                    .hasSize(10);
            assertThat(run.archive().search(new Archive.Search(List.of("1200"), null, 0, 100)))
                    .isEmpty();
        }
        try (Run run = new Run()) {
            assertThat(run.lobby.transcript().inMemory(Range.last(100)).lines()).hasSize(10);
            run.say(1_211, 1_211);
            assertThat(run.archive().after(1_209, Long.MAX_VALUE, 5).lines()).hasSize(2);
        }
    }

    @Test
    void aRoomKeepsItsLastLinesOnlyAlsoAcrossAStart() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 20);
            run.archive().retain(Optional.of(new Retention(Optional.empty(), OptionalLong.of(5))));
            pass(Pruning.PERIOD);
            run.awaitOldest(16);
        }
        usual = new Retention(Optional.empty(), OptionalLong.of(1)); // for other rooms
        try (Run run = new Run()) {
            assertThat(run.archive().retention().lines()).hasValue(5);
            run.say(21, 22);
            pass(Pruning.PERIOD);
            run.awaitOldest(18);

            run.archive().retain(Optional.empty());
            pass(Pruning.PERIOD);
            run.awaitOldest(22);
            assertThat(run.archive().ownRetention()).isEmpty();
        }
    }

    @Test
    void earlierRoomsOfTheSameNameGoFirst() throws Exception {
        usual = new Retention(Optional.empty(), OptionalLong.of(4));
        try (Run run = new Run()) {
            Chronicles attic = new Chronicles(run.history, "attic");
            attic.say(1, 3);
            attic.say(2, 3);
            assertThat(run.history.catchUp(PATIENCE)).isTrue();
            pass(Pruning.PERIOD);
            await(() -> attic.counts(run.database).equals(List.of(1L, 3L)));
        }
    }

    /// Rooms of one name, one after the other.
    private record Chronicles(History history, String room) {

        void say(long epoch, int lines) {
            var volume = history.open(room, false, epoch);
            IntStream.rangeClosed(1, lines).forEach(i -> volume.add(new Line(room, i, i, "ada", "tea", null)));
            volume.close(lines);
        }

        /// How many lines there are of each, as they are counted and as they are noted.
        List<Long> counts(Database database) throws IOException {
            return database.read(connection -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT (SELECT count(*) FROM line WHERE line.id >> 40 = course.id), lines FROM course"
                                + " WHERE room = ? ORDER BY epoch")) {
                    select.setString(1, room);
                    ResultSet row = select.executeQuery();
                    List<Long> counts = new ArrayList<>();
                    while (row.next()) {
                        assertThat(row.getLong(2)).isEqualTo(row.getLong(1));
                        counts.add(row.getLong(1));
                    }
                    return counts;
                }
            });
        }
    }

    @Test
    void aLineThatHasGoneCannotComeBackByAnEdit() throws Exception {
        try (Run run = new Run()) {
            run.say(1, 3);
            run.archive().retain(Optional.of(new Retention(Optional.empty(), OptionalLong.of(1))));
            pass(Pruning.PERIOD);
            run.awaitOldest(3);
            run.lobby.transcript().edit(1, "ada", "coffee");
            assertThat(run.history.catchUp(PATIENCE)).isTrue();
            assertThat(run.archive().search(new Archive.Search(List.of("coffee"), null, 0, 100)))
                    .isEmpty();
            assertThat(run.archive().after(0, Long.MAX_VALUE, 10).lines()).hasSize(1);
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotStopIt() throws Exception {
        usual = new Retention(Optional.empty(), OptionalLong.of(2));
        try (Run run = new Run()) {
            run.say(1, 3);
            pass(Pruning.PERIOD);
            run.awaitOldest(2);
            run.say(4, 5);
            pass(Duration.ofDays(-400)); // last, since whatever comes after a look waits for the next
            run.awaitOldest(4);
        }
    }
}
