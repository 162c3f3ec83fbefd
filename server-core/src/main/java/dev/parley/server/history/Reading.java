package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Excerpt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Questions about what is in the tables. For one thread, in one transaction.
///
/// @param connection to read with
record Reading(Connection connection) {

    /// How far, in milliseconds, an admin may have set the clock back without a search missing anything.
    private static final long CLOCK_SET_BACK = 86_400_000;

    private static final String COLUMNS = "SELECT id, time, sender, text, action, edited FROM line";

    /// A count of a room's events.
    ///
    /// @param last the last number that is known to have been used
    /// @param stopped whether no other one was used
    /// @param kept the number from which on all lines are here
    record Course(long id, String room, long epoch, long last, boolean stopped, long kept) {}

    /// Up to which slot the ring has been written.
    long consumed() throws SQLException {
        return number("SELECT consumed FROM ring");
    }

    /// The greatest epoch of all rooms, or 0.
    long lastEpoch() throws SQLException {
        return number("SELECT max(epoch) FROM course");
    }

    /// The last count of a room.
    Optional<Course> course(String room) throws SQLException {
        return courses("SELECT * FROM course WHERE room = ? ORDER BY epoch DESC LIMIT 1", room).stream()
                .findFirst();
    }

    /// One count of a room.
    Optional<Course> course(String room, long epoch) throws SQLException {
        return courses("SELECT * FROM course WHERE room = ? AND epoch = ?", room, epoch).stream()
                .findFirst();
    }

    /// All counts of all rooms, each room's oldest first.
    List<Course> courses() throws SQLException {
        return courses("SELECT * FROM course ORDER BY room, epoch");
    }

    /// The oldest lines between two numbers that were said in a span of time.
    ///
    /// @param from the first moment, in milliseconds
    /// @param until the first moment after it
    List<Line> said(Course course, long after, long before, long from, long until, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + " WHERE id > ? AND id < ? AND time >= ? AND time < ? ORDER BY id LIMIT ?")) {
            select.setLong(1, Shelf.id(course.id(), after));
            select.setLong(2, Shelf.id(course.id(), Math.min(before, Shelf.MAX_NUMBER)));
            select.setLong(3, from);
            select.setLong(4, until);
            select.setInt(5, limit);
            return lines(course, select);
        }
    }

    /// The oldest lines between two numbers.
    Excerpt after(Course course, long after, long before, int limit) throws SQLException {
        List<Line> oldestFirst = lines(course, after, before, "ORDER BY id LIMIT ?", limit + 1);
        return Excerpt.firstOf(oldestFirst, limit, course.kept());
    }

    /// The newest lines before a number.
    Excerpt before(Course course, long before, int limit) throws SQLException {
        List<Line> newestFirst = lines(course, 0, before, "ORDER BY id DESC LIMIT ?", limit + 1);
        return Excerpt.firstOf(newestFirst, limit, course.kept()).reversed();
    }

    /// The newest lines that have all the words: those that the index knows, and those that it does not
    /// know yet.
    List<Line> search(Course course, Archive.Search search) throws SQLException {
        String[] words = search.words().stream()
                .map(word -> '"' + word.replace("\"", "\"\"") + '"')
                .toArray(String[]::new);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT line.* FROM line_words JOIN line ON line.id = line_words.rowid WHERE line_words MATCH ?"
                        + " AND line_words.rowid BETWEEN ? AND ? AND time >= ? AND (? IS NULL OR sender = ?)"
                        + " ORDER BY line_words.rowid DESC LIMIT ?")) {
            select.setString(1, String.join(" ", words) + "*");
            select.setLong(2, firstId(course, search.since() - CLOCK_SET_BACK));
            select.setLong(3, Shelf.id(course.id(), Shelf.MAX_NUMBER));
            select.setLong(4, search.since());
            select.setString(5, search.from());
            select.setString(6, search.from());
            select.setInt(7, search.limit());
            return lines(course, select);
        }
    }

    /// The first id that a line can have which was said at a time or later, if the clock has only gone forward.
    private long firstId(Course course, long time) throws SQLException {
        long low = Shelf.id(course.id(), 0);
        long high = time <= 0 ? low : Shelf.id(course.id(), course.last() + 1); // nothing to look for
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, time FROM line WHERE id >= ? AND id < ? ORDER BY id LIMIT 1")) {
            while (low < high) {
                long middle = (low + high) >>> 1;
                select.setLong(1, middle);
                select.setLong(2, high);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next() && row.getLong(2) < time) {
                        low = row.getLong(1) + 1;
                    } else {
                        high = middle;
                    }
                }
            }
        }
        return low;
    }

    /// A line, as the columns of a row have it.
    static Line line(String room, ResultSet row) throws SQLException {
        return new Line(
                room,
                Shelf.number(row.getLong("id")),
                row.getLong("time"),
                row.getString("sender"),
                row.getString("text"),
                row.getBoolean("action") ? true : null,
                row.getObject("edited") == null ? null : row.getLong("edited"));
    }

    private List<Line> lines(Course course, long after, long before, String order, int limit) throws SQLException {
        long least = Math.max(after, 0);
        long most = Math.min(before, Shelf.MAX_NUMBER);
        if (least >= most) {
            return new ArrayList<>();
        }
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " WHERE id > ? AND id < ? " + order)) {
            select.setLong(1, Shelf.id(course.id(), least));
            select.setLong(2, Shelf.id(course.id(), most));
            select.setInt(3, limit);
            return lines(course, select);
        }
    }

    private static List<Line> lines(Course course, PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(line(course.room(), rows));
            }
            return lines;
        }
    }

    private List<Course> courses(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<Course> courses = new ArrayList<>();
                while (row.next()) {
                    courses.add(new Course(
                            row.getLong("id"),
                            row.getString("room"),
                            row.getLong("epoch"),
                            row.getLong("last"),
                            row.getBoolean("stopped"),
                            row.getLong("kept")));
                }
                return courses;
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
