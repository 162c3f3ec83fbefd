package dev.parley.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes in one transaction, or changes nothing.
///
/// The driver's own transactions are not used: when SQLite itself takes one back, as it does when the disk is full,
/// they cannot be ended any more.
final class Transaction {

    private static final Logger log = LoggerFactory.getLogger(Transaction.class);

    private Transaction() {}

    /// Does some work on a connection that commits each statement by itself otherwise.
    ///
    /// @throws SQLException what went wrong first
    static <T> T run(Connection connection, Database.Work<T> work) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.on(connection);
            execute(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                takeBack(connection);
            }
        }
    }

    private static void takeBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            log.debug("there was nothing to take back any more", e); // else the next BEGIN says so
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
