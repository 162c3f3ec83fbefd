package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes entries into the tables, in the one transaction in which they are marked as written. For one thread.
final class Shelf implements AutoCloseable {

    /// The ids of lines of one course: its id, and behind it so many bits for the number.
    static final int NUMBER_BITS = 40;

    /// No number of a line is greater.
    static final long MAX_NUMBER = (1L << NUMBER_BITS) - 1;

    private final Connection connection;
    private final PreparedStatement insert;

    /// The courses that something was written to, by room and epoch.
    private final Map<Key, Course> courses = new HashMap<>();

    /// Which count of which room's events.
    record Key(String room, long epoch) {}

    /// A count of a room's events, while something is written to it.
    private static final class Course {
        private final long id;
        private long last;
        private long kept;
        private long indexed;
        private long lines;
        private boolean stopped;

        Course(long id, long last, long kept, long indexed) {
            this.id = id;
            this.last = last;
            this.kept = kept;
            this.indexed = indexed;
        }
    }

    Shelf(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO line (id, time, sender, text, action, edited) VALUES (?, ?, ?, ?, ?, NULL)");
    }

    /// The id of a line.
    static long id(long course, long number) {
        return (course << NUMBER_BITS) + number;
    }

    /// The number of the line that has an id.
    static long number(long id) {
        return id & MAX_NUMBER;
    }

    /// Writes entries in their order.
    ///
    /// @param consumed the slot of the ring behind them
    static void put(Connection connection, List<Entry> entries, long consumed) throws SQLException {
        try (Shelf shelf = new Shelf(connection)) {
            for (Entry entry : entries) {
                shelf.put(entry);
            }
            shelf.end(consumed);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }

    private void put(Entry entry) throws SQLException {
        Course course = course(entry);
        course.last = Math.max(course.last, entry.number());
        course.stopped = entry instanceof Entry.Mark mark && mark.last();
        switch (entry) {
            case Entry.Said said -> say(course, said.line());
            case Entry.Edited edited -> edit(course, edited);
            case Entry.Deleted deleted -> delete(course, deleted.line());
            case Entry.Gap gap -> {
                course.last = Math.max(course.last, gap.end());
                course.kept = gap.end() + 1;
            }
            case Entry.Mark _ -> {}
        }
    }

    private void say(Course course, Line line) throws SQLException {
        insert.setLong(1, id(course.id, line.number()));
        insert.setLong(2, line.time());
        setText(insert, 3, line.from());
        insert.setString(4, line.text());
        insert.setObject(5, line.isAction() ? 1 : null);
        course.lines += insert.executeUpdate();
    }

    private void edit(Course course, Entry.Edited edited) throws SQLException {
        long id = id(course.id, edited.line());
        boolean indexed = edited.line() <= course.indexed;
        Words.forget(connection, id, id);
        run("UPDATE line SET text = ?, edited = ? WHERE id = ?", edited.text(), edited.time(), id);
        if (indexed) {
            run("INSERT INTO line_words (rowid, text) SELECT id, text FROM line WHERE id = ?", id);
        }
    }

    private void delete(Course course, long number) throws SQLException {
        long id = id(course.id, number);
        Words.forget(connection, id, id);
        course.lines -= run("DELETE FROM line WHERE id = ?", id);
    }

    private void end(long consumed) throws SQLException {
        for (Course course : courses.values()) {
            run(
                    "UPDATE course SET last = ?, stopped = ?, kept = max(kept, ?), lines = lines + ? WHERE id = ?",
                    course.last,
                    course.stopped ? 1 : 0,
                    course.kept,
                    course.lines,
                    course.id);
        }
        run("UPDATE ring SET consumed = ?", consumed);
    }

    private Course course(Entry entry) throws SQLException {
        Key key = new Key(entry.room(), entry.epoch());
        Course known = courses.get(key);
        if (known != null) {
            return known;
        }
        run(
                "INSERT OR IGNORE INTO course (room, epoch, last, stopped, kept, lines, indexed) VALUES (?, ?, 0, 0, 1, 0, 0)",
                key.room(),
                key.epoch());
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, last, kept, indexed FROM course WHERE room = ? AND epoch = ?")) {
            select.setString(1, key.room());
            select.setLong(2, key.epoch());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Course found = new Course(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                courses.put(key, found);
                return found;
            }
        }
    }

    private int run(String sql, Object... values) throws SQLException {
        return run(connection, sql, values);
    }

    /// Runs a statement that changes something.
    ///
    /// @return how many rows
    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static void setText(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, text);
        }
    }
}
