package dev.parley.server.history;

import dev.parley.api.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The oldest lines of one count of a room's events, which are not to be kept.
///
/// @param course the id of the count
/// @param tooMany how many of its lines go, whatever their age
/// @param since all lines before the first one that was said at this time or later go too
record Overdue(long course, String room, long epoch, long tooMany, long since) {

    /// How many lines are deleted at once.
    static final int CHUNK = 500;

    /// What became of a chunk.
    ///
    /// @param lines how many were deleted
    /// @param kept the number from which on no line was
    record Pruned(long lines, long kept) {}

    /// All that is overdue.
    ///
    /// @param rules how much is kept, by the room
    /// @param now in milliseconds
    static List<Overdue> all(Connection connection, Function<String, Retention> rules, long now) throws SQLException {
        List<Overdue> all = new ArrayList<>();
        Map<String, Long> newer = new HashMap<>(); // how many lines have been seen of a room
        try (PreparedStatement select = connection.prepareStatement("SELECT id, room, epoch, lines,"
                        + " (SELECT time FROM line WHERE line.id > course.id << " + Shelf.NUMBER_BITS
                        + " ORDER BY line.id LIMIT 1) AS oldest"
                        + " FROM course WHERE lines > 0 ORDER BY room, epoch DESC");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String room = row.getString("room");
                long lines = row.getLong("lines");
                Retention retention = rules.apply(room);
                long since = retention.age().map(age -> now - age.toMillis()).orElse(Long.MIN_VALUE);
                long total = newer.merge(room, lines, Long::sum);
                long tooMany = Math.clamp(total - retention.lines().orElse(Long.MAX_VALUE), 0, lines);
                if (tooMany > 0 || row.getLong("oldest") < since) {
                    all.add(new Overdue(row.getLong("id"), room, row.getLong("epoch"), tooMany, since));
                }
            }
        }
        return all;
    }

    /// The same when some lines have been deleted.
    Overdue without(Pruned pruned) {
        return new Overdue(course, room, epoch, Math.max(0, tooMany - pruned.lines()), since);
    }

    /// Deletes the oldest of them, with their words in the index.
    Pruned prune(Connection connection) throws SQLException {
        long last = Shelf.id(course, 0);
        long lines = 0;
        try (PreparedStatement oldest = connection.prepareStatement(
                "SELECT id, time FROM line WHERE id > ? AND id <= ? ORDER BY id LIMIT " + CHUNK)) {
            oldest.setLong(1, last);
            oldest.setLong(2, Shelf.id(course, Shelf.MAX_NUMBER));
            try (ResultSet row = oldest.executeQuery()) {
                while (row.next() && (lines < tooMany || row.getLong("time") < since)) {
                    last = row.getLong("id");
                    lines++;
                }
            }
        }
        if (lines > 0) {
            delete(connection, last, lines);
        }
        return new Pruned(lines, Shelf.number(last) + 1);
    }

    private void delete(Connection connection, long last, long lines) throws SQLException {
        long first = Shelf.id(course, 0);
        Words.forget(connection, first, last);
        Shelf.run(connection, "DELETE FROM line WHERE id > ? AND id <= ?", first, last);
        Shelf.run(
                connection,
                "UPDATE course SET lines = lines - ?, kept = max(kept, ?), indexed = max(indexed, ?) WHERE id = ?",
                lines,
                Shelf.number(last) + 1,
                Shelf.number(last),
                course);
    }
}
