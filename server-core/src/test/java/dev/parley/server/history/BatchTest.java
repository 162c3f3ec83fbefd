package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What several rooms have said at once, on its way from the ring to the tables.
class BatchTest {

    private static final List<String> ROOMS = List.of("lobby", "attic", "keller-ü");

    @TempDir
    private Path data;

    private Database database;
    private Ring ring;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(data, Schema.ofThisServer());
        RingFile.create(data.resolve("ring"), 4 * Ring.MIN_BYTES);
        ring = Ring.open(data.resolve("ring"));
        ring.begin(0);
    }

    @AfterEach
    void close() {
        ring.close();
        database.close();
    }

    @Test
    void eachRoomsLinesAndWhatChangedThemAreWrittenInTheirOrder() throws IOException {
        for (int number = 1; number <= 100; number++) {
            for (String room : ROOMS) {
                put(event(room, number));
            }
        }

        Batch batch = Batch.take(ring, 1_000);
        write(batch);

        assertThat(batch.size()).isEqualTo(300);
        assertThat(batch.next()).isEqualTo(ring.head());
        for (String room : ROOMS) {
            assertThat(lines(room)).containsExactlyElementsOf(expected(room));
        }
    }

    @Test
    void whatIsWrittenASecondTimeIsThereAndCountedOnce() throws IOException {
        for (int number = 1; number <= 100; number++) {
            put(said("lobby", number, "line " + number));
        }

        write(Batch.take(ring, 70));
        write(Batch.take(ring, 1_000)); // from the beginning, since nothing was given free

        assertThat(lines("lobby")).hasSize(100);
        assertThat(number("SELECT lines FROM course")).isEqualTo(100);
        assertThat(number("SELECT last FROM course")).isEqualTo(100);
    }

    @Test
    void onlySoManyAreTakenAsAreWantedTheOldestFirst() throws IOException {
        for (int number = 1; number <= 20; number++) {
            put(said(ROOMS.get(number % 2), number, "line " + number));
        }

        Batch batch = Batch.take(ring, 5);

        assertThat(batch.size()).isEqualTo(5);
        write(batch);
        ring.free(batch.next());
        assertThat(lines("attic")).containsExactly("line 1", "line 3", "line 5");
        assertThat(lines("lobby")).containsExactly("line 2", "line 4");
        write(Batch.take(ring, 100));
        assertThat(lines("attic")).hasSize(10);
    }

    /// SQLite notes what a statement changes until that is done, once there is much in a file for it; what people say
    /// belongs into the data folder only.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsSaidPassesThroughNoFileOfTheSystems() throws IOException {
        for (int round = 0; round < 20; round++) {
            for (int room = 0; room < 50; room++) {
                for (int i = 1; i <= 20; i++) {
                    put(said("room" + room, round * 20 + i, "a line of some length, as people say them"));
                }
            }
            Batch batch = Batch.take(ring, 1_000);
            database.append(connection -> {
                Shelf.put(connection, batch);
                assertThat(openFiles())
                        .anyMatch(file -> file.startsWith(data.toString()))
                        .noneMatch(BatchTest::isTemporary);
                return batch;
            });
            ring.free(batch.next());
        }
    }

    private static List<String> openFiles() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.flatMap(BatchTest::target).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            return Stream.empty(); // closed meanwhile, as that of the list itself
        }
    }

    private static boolean isTemporary(String file) {
        return file.contains("etilqs_"); // how SQLite calls them
    }

    /// Mostly a line; line 5 is edited at 50, line 59 deleted right behind it.
    private static Entry event(String room, int number) {
        return switch (number) {
            case 50 -> new Entry.Edited(room, 7, 50, 99, 5, "edited in " + room);
            case 60 -> new Entry.Deleted(room, 7, 60, 59);
            case 70 -> new Entry.Mark(room, 7, 70, false);
            default -> said(room, number, "line " + number + " 🎉");
        };
    }

    private static List<String> expected(String room) {
        return IntStream.rangeClosed(1, 100)
                .filter(number -> !List.of(50, 59, 60, 70).contains(number))
                .mapToObj(number -> number == 5 ? "edited in " + room : "line " + number + " 🎉")
                .toList();
    }

    private static Entry said(String room, long number, String text) {
        return new Entry.Said(room, 7, new Line(room, number, 1_000, number % 2 == 0 ? "ada" : null, text));
    }

    private void put(Entry entry) {
        assertThat(ring.put(Packed.of(entry))).isTrue();
    }

    private void write(Batch batch) throws IOException {
        database.append(connection -> {
            Shelf.put(connection, batch);
            return batch;
        });
    }

    private List<String> lines(String room) throws IOException {
        return database.read(connection -> {
            Reading reading = new Reading(connection);
            Reading.Course course = reading.course(room).orElseThrow();
            return reading.after(course, 0, Long.MAX_VALUE, 1_000).lines().stream()
                    .map(Line::text)
                    .toList();
        });
    }

    private long number(String sql) throws IOException {
        return database.read(connection -> {
            try (var row = connection.createStatement().executeQuery(sql)) {
                return row.getLong(1);
            }
        });
    }
}
