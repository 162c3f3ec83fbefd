package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ring in which things wait for the database, as those see it who do not write them there.
class WaitingTest {

    @TempDir
    private Path data;

    private Path file;
    private Ring ring;

    @BeforeEach
    void prepare() throws IOException {
        file = data.resolve(History.RING);
        try (Database database = Database.open(data, Schema.ofThisServer())) {
            List<Entry> written = List.of(said("lobby", 1, "one"), said("lobby", 2, "two"), said("lobby", 3, "three"));
            database.append(connection -> {
                Shelf.put(connection, written, 0);
                return 0;
            });
        }
        RingFile.create(file, Ring.MIN_BYTES);
        ring = Ring.open(file);
    }

    @AfterEach
    void close() {
        ring.close();
    }

    private static Entry said(String room, long number, String text) {
        return new Entry.Said(room, 7, new Line(room, number, 1_000, "ada", text, null));
    }

    private void waits(Entry... entries) {
        for (Entry entry : entries) {
            assertThat(ring.put(Packed.of(entry))).isTrue();
        }
    }

    private List<String> exported() throws IOException {
        try (DatabaseView view = DatabaseView.open(data, Schema.ofThisServer())) {
            Export export = Export.of(view, Waiting.look(data, view));
            List<String> texts = new ArrayList<>();
            export.write(export.rooms(), Instant.EPOCH, Instant.MAX, (_, lines) -> {
                lines.forEach(line -> texts.add(line.room() + " " + line.text() + (line.edited() == null ? "" : "*")));
                return true;
            });
            return texts;
        }
    }

    @Test
    void anExportHasWhatWaitsAsItWillBeInTheDatabase() throws IOException {
        waits(
                said("lobby", 4, "four"),
                said("attic", 1, "first"),
                new Entry.Edited("lobby", 7, 5, 2_000, 2, "TWO"),
                new Entry.Edited("lobby", 7, 6, 2_000, 4, "FOUR"),
                new Entry.Deleted("lobby", 7, 7, 3),
                said("lobby", 8, "eight"),
                new Entry.Deleted("lobby", 7, 9, 8),
                new Entry.Mark("lobby", 7, 10, true));

        assertThat(exported()).containsExactly("attic first", "lobby one", "lobby TWO*", "lobby FOUR*");
    }

    @Test
    void aCopyHasWhatWaitsAndNeedsNoRing() throws IOException {
        waits(said("lobby", 4, "four"), new Entry.Deleted("lobby", 7, 5, 3));
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        try (DatabaseView view = DatabaseView.open(data, Schema.ofThisServer())) {
            Waiting waiting = Waiting.look(data, view);
            waits(said("lobby", 6, "too late"));
            long lines = view.copyTo(elsewhere.resolve(Database.FILE), copy -> {
                waiting.addTo(copy);
                return Waiting.lines(copy);
            });
            assertThat(lines).isEqualTo(3);
        }
        data = elsewhere;
        assertThat(exported()).containsExactly("lobby one", "lobby two", "lobby four");
        try (Database copy = Database.open(data, Schema.ofThisServer())) {
            Reading.Course course = copy.read(
                    connection -> new Reading(connection).course("lobby").orElseThrow());
            assertThat(course.last()).isEqualTo(5 + History.FAR_AHEAD);
            assertThat(course.stopped()).isFalse();
            long consumed = copy.read(connection -> new Reading(connection).consumed());
            assertThat(consumed).isZero();
        }
    }

    @Test
    void whatWasWrittenToTheDatabaseSinceIsNotTakenTwice() throws IOException {
        waits(said("lobby", 4, "four"));
        try (DatabaseView view = DatabaseView.open(data, Schema.ofThisServer())) {
            Waiting waiting = Waiting.look(data, view);
            History.open(
                            data,
                            Database.open(data, Schema.ofThisServer()),
                            Ring.MIN_BYTES,
                            Retention.EVERYTHING,
                            InstantSource.system(),
                            _ -> {})
                    .close();
            Path copy = data.resolve("copy.db");
            long lines = view.copyTo(copy, connection -> {
                assertThat(waiting.since(new Reading(connection).consumed())).isEmpty();
                waiting.addTo(connection);
                return Waiting.lines(connection);
            });
            assertThat(lines).isEqualTo(4);
        }
    }

    @Test
    void aRingThatCannotBeReadIsSaid() throws IOException {
        Files.writeString(file, "no ring");
        try (DatabaseView view = DatabaseView.open(data, Schema.ofThisServer())) {
            assertThat(Waiting.look(data, view).problem())
                    .contains(file + " cannot be used (its size is wrong): what was said last may be missing.");
        }
        assertThat(exported()).hasSize(3);
        Files.delete(file);
        assertThat(exported()).hasSize(3);
    }
}
