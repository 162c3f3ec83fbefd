package dev.parley.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Archive.Search;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room in which something was said every hour, and another one.
class SearchTest {

    private static final long START = 1_000_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path data;

    private Database database;

    @BeforeEach
    void fill() throws IOException {
        database = Database.open(data, Schema.ofThisServer());
        List<Entry> entries = new ArrayList<>();
        for (int number = 1; number <= 500; number++) {
            // comings and goings have numbers too
            entries.add(said("lobby", 3 * number, START + number * HOUR, number % 2 == 0 ? "ada" : "bob"));
            entries.add(said("attic", number, START + number * HOUR, "ada"));
        }
        database.append(connection -> {
            Shelf.put(connection, entries, 0);
            return 0;
        });
        while (database.append(Words::index)) {}
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Entry said(String room, long number, long time, String from) {
        return new Entry.Said(room, 1, new Line(room, number, time, from, "tea at " + number, null));
    }

    private List<Long> numbers(@Nullable String from, long since, int limit) throws IOException {
        return database.read(connection -> {
            Reading reading = new Reading(connection);
            Reading.Course lobby = reading.course("lobby").orElseThrow();
            return reading.search(lobby, new Search(List.of("tea"), from, since, limit)).stream()
                    .map(Line::number)
                    .toList();
        });
    }

    @Test
    void theNewestComeFirst() throws IOException {
        assertThat(numbers(null, 0, 3)).containsExactly(1_500L, 1_497L, 1_494L);
        assertThat(numbers("bob", 0, 2)).containsExactly(1_497L, 1_491L);
    }

    @Test
    void nothingFromBeforeATimeIsFoundAndAllSince() throws IOException {
        for (int hour : new int[] {1, 2, 25, 26, 250, 499, 500}) {
            assertThat(numbers(null, START + hour * HOUR, 1_000))
                    .as("since hour %s", hour)
                    .hasSize(501 - hour)
                    .last()
                    .isEqualTo(3L * hour);
        }
        assertThat(numbers(null, START + 501 * HOUR, 10)).isEmpty();
        assertThat(numbers(null, 0, 1_000)).hasSize(500);
        assertThat(numbers(null, Long.MIN_VALUE + 2 * 86_400_000L, 1_000)).hasSize(500);
    }

    @Test
    void aClockThatWasSetBackForSomeHoursHidesNothing() throws IOException {
        database.append(connection -> {
            Shelf.put(connection, List.of(said("lobby", 1_600, START + 490 * HOUR, "ada")), 0);
            return 0;
        });
        while (database.append(Words::index)) {}
        assertThat(numbers(null, START + 495 * HOUR, 100))
                .containsExactly(1_500L, 1_497L, 1_494L, 1_491L, 1_488L, 1_485L);
        assertThat(numbers(null, START + 489 * HOUR, 100)).startsWith(1_600L, 1_500L);
    }

    @Test
    void theRoomThatIsSearchedIsMadeFindableFirst() throws IOException {
        database.append(connection -> {
            List<Entry> entries = new ArrayList<>();
            for (int number = 501; number <= 2_500; number++) { // the attic, whose lines come first, is flooded
                entries.add(said("attic", number, START + 500 * HOUR, "ada"));
            }
            entries.add(said("lobby", 1_600, START + 500 * HOUR, "ada"));
            Shelf.put(connection, entries, 0);
            return 0;
        });
        assertThat(numbers(null, 0, 1)).containsExactly(1_500L);

        boolean some = database.append(connection -> Words.index(connection, new Shelf.Key("lobby", 1)));
        boolean more = database.append(connection -> Words.index(connection, new Shelf.Key("lobby", 1)));
        boolean elsewhere = database.append(Words::index);

        assertThat(List.of(some, more, elsewhere)).containsExactly(true, false, true);
        assertThat(numbers(null, 0, 1)).containsExactly(1_600L);
    }
}
