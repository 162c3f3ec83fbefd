package dev.parley.server.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Makes lines findable by their words, some at a time: that costs more than to write them down, so it waits for
/// a quiet moment.
final class Words {

    /// How many lines are taken at once.
    static final int CHUNK = 500;

    private static final String UNKNOWN = "SELECT id, last, indexed FROM course WHERE indexed < last ";

    private Words() {}

    /// Takes the next lines of any room, if there are any.
    ///
    /// @return whether there were
    static boolean index(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNKNOWN + "LIMIT 1")) {
            return index(connection, select);
        }
    }

    /// Takes the next lines of one count of a room's events, if there are any.
    ///
    /// @return whether there were
    static boolean index(Connection connection, Shelf.Key key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNKNOWN + "AND room = ? AND epoch = ?")) {
            select.setString(1, key.room());
            select.setLong(2, key.epoch());
            return index(connection, select);
        }
    }

    private static boolean index(Connection connection, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            index(connection, row.getLong(1), row.getLong(2), row.getLong(3));
            return true;
        }
    }

    private static void index(Connection connection, long course, long last, long indexed) throws SQLException {
        long from = Shelf.id(course, indexed);
        long end = Shelf.id(course, last);
        try (PreparedStatement chunk = connection.prepareStatement(
                "SELECT max(id), count(*) FROM (SELECT id FROM line WHERE id > ? AND id <= ? ORDER BY id LIMIT ?)")) {
            chunk.setLong(1, from);
            chunk.setLong(2, end);
            chunk.setInt(3, CHUNK);
            try (ResultSet row = chunk.executeQuery()) {
                if (row.next() && row.getInt(2) == CHUNK) {
                    end = row.getLong(1);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO line_words (rowid, text) SELECT id, text FROM line WHERE id > ? AND id <= ?")) {
            insert.setLong(1, from);
            insert.setLong(2, end);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE course SET indexed = ? WHERE id = ?")) {
            update.setLong(1, Shelf.number(end));
            update.setLong(2, course);
            update.executeUpdate();
        }
    }

    /// Forgets lines that are about to be changed or deleted, as far as they are known. The index has no text of its
    /// own, so it has to be told what it knows of them.
    ///
    /// @param first the id of the first one
    /// @param last the id of the last one
    static void forget(Connection connection, long first, long last) throws SQLException {
        Shelf.run(
                connection,
                "INSERT INTO line_words (line_words, rowid, text) SELECT 'delete', line.id, text FROM line"
                        + " JOIN course ON course.id = line.id >> " + Shelf.NUMBER_BITS
                        + " WHERE line.id BETWEEN ? AND ? AND (line.id & " + Shelf.MAX_NUMBER + ") <= indexed",
                first,
                last);
    }
}
