package dev.parley.server.history;

import dev.parley.api.Retention;
import dev.parley.bench.TimePerOperation;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.files.FolderTree;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Excerpt;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/// A room in which a million lines of some 100 characters have been said by a hundred people, all of which can be
/// searched: a line every ten seconds, from a stock of 20,000 words of which the early ones are frequent.
public class HistoryBenchmark extends TimePerOperation {

    private static final int LINES = 1_000_000;
    private static final int WORDS = 20_000;
    private static final int WORDS_IN_LINE = 14;
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long LATE = START + LINES * 10_000L;

    private final Random random = new Random(1);

    private final Path folder;
    private final Database database;
    private final History history;
    private final Archive archive;

    public HistoryBenchmark() {
        try {
            folder = Files.createTempDirectory("history");
            database = Database.open(folder, Schema.ofThisServer());
            fill();
            history = History.open(folder, database, 1 << 20, Retention.EVERYTHING, InstantSource.system(), _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        archive = history.open("lobby", true, 2).archive().orElseThrow();
    }

    private void fill() throws IOException {
        for (int first = 1; first <= LINES; first += Scribe.BATCH) {
            List<Entry> batch = new ArrayList<>();
            for (int number = first; number < Math.min(first + Scribe.BATCH, LINES + 1); number++) {
                batch.add(new Entry.Said("lobby", 1, line(number)));
            }
            database.append(connection -> {
                Shelf.put(connection, batch, 0);
                return 0;
            });
        }
        while (database.append(Words::index)) {}
    }

    @TearDown
    public void stop() throws IOException {
        history.close();
        database.close();
        new FolderTree(folder).delete();
    }

    /// The last 20, past the memory.
    @Benchmark
    public Excerpt last() throws IOException {
        return archive.before(Long.MAX_VALUE, 20);
    }

    /// 100 from anywhere.
    @Benchmark
    public Excerpt page() throws IOException {
        return archive.after(random.nextInt(LINES), Long.MAX_VALUE, 100);
    }

    /// A word that stands in some 50 lines.
    @Benchmark
    public List<Line> searchRare() throws IOException {
        return archive.search(new Archive.Search(List.of("word19999"), null, 0, 20));
    }

    /// A word that stands in a fifth of all lines.
    @Benchmark
    public List<Line> searchFrequent() throws IOException {
        return archive.search(new Archive.Search(List.of("word0"), null, 0, 20));
    }

    /// Two frequent words that one person said lately.
    @Benchmark
    public List<Line> searchPerson() throws IOException {
        return archive.search(new Archive.Search(
                List.of("word0", "word1"), "user7", LATE - Duration.ofDays(7).toMillis(), 20));
    }

    /// What the start of a server takes for it, with the check that the file is whole.
    @Benchmark
    public boolean opening() throws IOException {
        try (Database again = Database.open(folder, Schema.ofThisServer())) {
            return again.read(
                    connection -> new Reading(connection).course("lobby").isPresent());
        }
    }

    private Line line(int number) {
        String text = random.ints(WORDS_IN_LINE, 0, WORDS)
                .mapToObj(i -> "word" + (int) ((long) i * i / WORDS * i / WORDS))
                .collect(Collectors.joining(" "));
        return new Line("lobby", number, START + number * 10_000L, "user" + random.nextInt(100), text, null);
    }
}
