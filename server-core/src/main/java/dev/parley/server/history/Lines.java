package dev.parley.server.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Inserts lines into the table of them, many with one statement, which takes half the time. For one thread, in one
/// transaction.
final class Lines implements AutoCloseable {

    /// How many go with one statement.
    private static final int AT_ONCE = 128;

    private static final int COLUMNS = 5;
    private static final String ROW = "(?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)";

    private final Connection connection;
    private final PreparedStatement one;
    private @Nullable PreparedStatement many;

    // Those that wait until there are enough.
    private final long[] ids = new long[AT_ONCE];
    private final Packed[] waiting = new Packed[AT_ONCE];
    private int count;

    Lines(Connection connection) throws SQLException {
        this.connection = connection;
        this.one = connection.prepareStatement(insert(1));
    }

    /// Inserts a line, now or when [#flush()] is called.
    void add(long id, Packed said) throws SQLException {
        ids[count] = id;
        waiting[count++] = said;
        if (count == AT_ONCE) {
            insertAll();
        }
    }

    /// Inserts a line now, if it is not there.
    ///
    /// @return how many were inserted
    int addIfMissing(long id, Packed said) throws SQLException {
        bind(one, 0, id, said);
        return one.executeUpdate();
    }

    /// Inserts what waits.
    void flush() throws SQLException {
        for (int i = 0; i < count; i++) {
            addIfMissing(ids[i], waiting[i]);
        }
        count = 0;
    }

    @Override
    public void close() throws SQLException {
        one.close();
        if (many != null) {
            many.close();
        }
    }

    private void insertAll() throws SQLException {
        if (many == null) {
            many = connection.prepareStatement(insert(AT_ONCE));
        }
        for (int i = 0; i < AT_ONCE; i++) {
            bind(many, i, ids[i], waiting[i]);
        }
        many.executeUpdate();
        count = 0;
    }

    private static String insert(int rows) {
        String[] all = new String[rows];
        Arrays.fill(all, ROW);
        return "INSERT OR IGNORE INTO line (id, time, sender, text, action) VALUES " + String.join(", ", all);
    }

    private static void bind(PreparedStatement insert, int row, long id, Packed said) throws SQLException {
        int first = row * COLUMNS;
        insert.setLong(first + 1, id);
        insert.setLong(first + 2, said.time());
        insert.setBytes(first + 3, said.sender());
        insert.setBytes(first + 4, said.said());
        insert.setObject(first + 5, said.isAction() ? 1 : null);
    }
}
