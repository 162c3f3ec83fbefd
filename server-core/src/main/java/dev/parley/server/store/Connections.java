package dev.parley.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.TempStore;

/// Opens connections to a database file, without `DriverManager`, which plugins see too.
final class Connections {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    /// How long another process is waited for.
    private static final int PATIENCE_MILLIS = 5_000;

    /// So many pages, 16 MB, are in the write-ahead log before they are moved into the file: four times what is usual,
    /// since while much is said the same ones are written again and again, and each time they are moved the disk is
    /// waited for.
    private static final int LOG_PAGES = 4_000;

    private Connections() {}

    /// Loads the library and its native part, and tries them on a database in memory.
    static void load() {
        try {
            close(open(Path.of(":memory:"), config()));
        } catch (SQLException e) {
            log.debug("the database library cannot be prepared", e);
        }
    }

    /// One that writes.
    static Connection forWriting(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setWalAutocheckpoint(LOG_PAGES);
        return open(file.toAbsolutePath(), config);
    }

    /// One that only reads.
    static Connection forReading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        Connection connection = open(file.toAbsolutePath(), config);
        connection.setAutoCommit(false);
        return connection;
    }

    /// One that writes to a copy that nobody else uses, and leaves no file beside it.
    static Connection forCopy(Path file) throws SQLException {
        Connection connection = open(file.toAbsolutePath(), config());
        connection.setAutoCommit(false);
        return connection;
    }

    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.warn("a connection to the database cannot be closed: {}", DatabaseFault.reason(e));
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false); // else each insert is followed by a query that nobody reads
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        config.setTempStore(TempStore.MEMORY); // not in files outside of the data folder
        return config;
    }

    private static Connection open(Path file, SQLiteConfig config) throws SQLException {
        Connection connection = new JDBC().connect(JDBC.PREFIX + file, config.toProperties());
        if (connection == null) {
            throw new SQLException("SQLite does not know its own address");
        }
        return connection;
    }
}
