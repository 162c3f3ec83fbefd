package dev.parley.server.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes entries into the tables, in the one transaction in which they are marked as written. For one thread.
final class Shelf implements AutoCloseable {

    /// The ids of lines of one course: its id, and behind it so many bits for the number.
    static final int NUMBER_BITS = 40;

    /// No number of a line is greater.
    static final long MAX_NUMBER = (1L << NUMBER_BITS) - 1;

    private final Connection connection;
    private final Lines lines;
    private final PreparedStatement find;
    private final PreparedStatement update;

    /// The courses that something was written to, by room and epoch.
    private final Map<Key, Course> courses = new HashMap<>();

    /// The last entry, and what it belongs to: the next one is mostly of the same.
    private @Nullable Packed previous;

    private @Nullable Course current;

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

    private Shelf(Connection connection) throws SQLException {
        this.connection = connection;
        this.lines = new Lines(connection);
        this.find =
                connection.prepareStatement("SELECT id, last, kept, indexed FROM course WHERE room = ? AND epoch = ?");
        this.update = connection.prepareStatement(
                "UPDATE course SET last = ?, stopped = ?, kept = max(kept, ?), lines = lines + ? WHERE id = ?");
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
                shelf.put(Packed.of(entry));
            }
            shelf.end(consumed);
        }
    }

    /// Writes what was taken out of the ring.
    static void put(Connection connection, Batch batch) throws SQLException {
        try (Shelf shelf = new Shelf(connection)) {
            batch.each((_, entry) -> shelf.put(entry));
            shelf.end(batch.next());
        }
    }

    @Override
    public void close() throws SQLException {
        lines.close();
        find.close();
        update.close();
    }

    private void put(Packed entry) throws SQLException {
        Course course = course(entry);
        course.stopped = false;
        if (entry.isSaid()) {
            say(course, entry);
        } else {
            lines.flush();
            put(course, entry.unpack());
        }
        course.last = Math.max(course.last, entry.number());
    }

    private void say(Course course, Packed said) throws SQLException {
        long id = id(course.id, said.number());
        if (said.number() > course.last) { // it cannot be there
            lines.add(id, said);
            course.lines++;
        } else {
            course.lines += lines.addIfMissing(id, said);
        }
    }

    private void put(Course course, Entry entry) throws SQLException {
        switch (entry) {
            case Entry.Said _ -> throw new IllegalArgumentException("a line is not changed by being said");
            case Entry.Edited edited -> edit(course, edited);
            case Entry.Deleted deleted -> delete(course, deleted.line());
            case Entry.Gap gap -> {
                course.last = Math.max(course.last, gap.end());
                course.kept = gap.end() + 1;
            }
            case Entry.Mark mark -> course.stopped = mark.last();
        }
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
        lines.flush();
        for (Course course : courses.values()) {
            update.setLong(1, course.last);
            update.setInt(2, course.stopped ? 1 : 0);
            update.setLong(3, course.kept);
            update.setLong(4, course.lines);
            update.setLong(5, course.id);
            update.executeUpdate();
        }
        run("UPDATE ring SET consumed = ?", consumed);
    }

    private Course course(Packed entry) throws SQLException {
        if (current == null || previous == null || !entry.hasKeyOf(previous)) {
            current = course(entry.key());
        }
        previous = entry;
        return current;
    }

    private Course course(Key key) throws SQLException {
        Course known = courses.get(key);
        if (known != null) {
            return known;
        }
        Optional<Course> found = find(key);
        if (found.isEmpty()) {
            run(
                    "INSERT INTO course (room, epoch, last, stopped, kept, lines, indexed) VALUES (?, ?, 0, 0, 1, 0, 0)",
                    key.room(),
                    key.epoch());
            found = find(key);
        }
        Course course = found.orElseThrow();
        courses.put(key, course);
        return course;
    }

    private Optional<Course> find(Key key) throws SQLException {
        find.setString(1, key.room());
        find.setLong(2, key.epoch());
        try (ResultSet row = find.executeQuery()) {
            return row.next()
                    ? Optional.of(new Course(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                    : Optional.empty();
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
}
