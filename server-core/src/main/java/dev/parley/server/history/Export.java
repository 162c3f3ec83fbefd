package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.store.DatabaseView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Reads out what was said until it is made, some lines at a time, so that neither much memory is
/// needed nor a server that uses the database is kept from tidying it up.
///
/// For one thread.
public final class Export {

    /// How many lines are read at once.
    private static final int PAGE = 1_000;

    /// No number comes before.
    private static final long START = 0;

    private final DatabaseView database;
    private final List<Chapter> chapters;

    /// A count of a room's events, and what of it waits in the ring.
    private record Chapter(Reading.Course course, Unwritten unwritten) {}

    /// Takes lines.
    @FunctionalInterface
    public interface Sink {

        /// Takes some, of one room, in their order.
        ///
        /// @param epoch which count of the room's events their numbers belong to
        /// @return whether more are wanted
        boolean takes(long epoch, List<Line> lines) throws IOException;
    }

    private Export(DatabaseView database, List<Chapter> chapters) {
        this.database = database;
        this.chapters = chapters;
    }

    /// Looks at what there is.
    ///
    /// @throws IOException if it cannot be read; the message says why in a few words
    public static Export of(DatabaseView database, Waiting waiting) throws IOException {
        return database.read(connection -> {
            Reading reading = new Reading(connection);
            Map<Shelf.Key, Unwritten> unwritten = Unwritten.of(waiting.since(reading.consumed()));
            List<Chapter> chapters = new ArrayList<>();
            for (Reading.Course course : reading.courses()) {
                Unwritten found = unwritten.remove(new Shelf.Key(course.room(), course.epoch()));
                chapters.add(new Chapter(course, found == null ? Unwritten.nothing() : found));
            }
            unwritten.forEach(
                    (key, rest) -> // the first that was said there
                    chapters.add(new Chapter(new Reading.Course(0, key.room(), key.epoch(), 0, false, 1), rest)));
            return new Export(database, chapters);
        });
    }

    /// The rooms of which something is known.
    public NavigableSet<String> rooms() {
        NavigableSet<String> rooms = new TreeSet<>();
        chapters.forEach(chapter -> rooms.add(chapter.course().room()));
        return rooms;
    }

    /// Reads out what was said in some rooms, room by room.
    ///
    /// @param from the first moment
    /// @param until the first moment after it, or [Instant#MAX]
    /// @throws IOException if the database cannot be read, or what the sink throws
    public void write(Set<String> rooms, Instant from, Instant until, Sink sink) throws IOException {
        List<Chapter> meant = chapters.stream()
                .filter(chapter -> rooms.contains(chapter.course().room()))
                .sorted(Comparator.comparing(
                                (Chapter chapter) -> chapter.course().room())
                        .thenComparingLong(chapter -> chapter.course().epoch()))
                .toList();
        for (Chapter chapter : meant) {
            if (!write(chapter, millis(from), millis(until), sink)) {
                return;
            }
        }
    }

    private static long millis(Instant moment) {
        return Instant.MAX.equals(moment) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    private boolean write(Chapter chapter, long from, long until, Sink sink) throws IOException {
        Reading.Course course = chapter.course();
        long after = START;
        boolean more = true;
        while (more) {
            long last = after;
            List<Line> page = database.read(
                    connection -> new Reading(connection).said(course, last, course.last() + 1, from, until, PAGE));
            if (!sink.takes(course.epoch(), chapter.unwritten().changed(page))) {
                return false;
            }
            more = page.size() == PAGE;
            after = more ? page.getLast().number() : after;
        }
        List<Line> rest = chapter.unwritten().lines().stream()
                .filter(line -> line.number() > course.last() && line.time() >= from && line.time() < until)
                .toList();
        return sink.takes(course.epoch(), rest);
    }
}
