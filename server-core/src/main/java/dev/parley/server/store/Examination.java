package dev.parley.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether all of a large database is whole, while it is used already: that takes some seconds for each
/// gigabyte, and what a server cannot do without was looked at before.
///
/// Safe for all threads; the looking is done by a thread of its own.
final class Examination implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Examination.class);

    /// Up to this size a database is looked at before it is used, all of it: that takes no longer than a blink.
    private static final long AT_ONCE = 16L << 20;

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Statement statement;
    private final Thread thread;
    private volatile boolean stopped;

    private Examination(Path file, Connection connection, Consumer<String> tellAdmins) throws SQLException {
        this.statement = connection.createStatement();
        this.thread = Thread.ofPlatform().daemon().name("examination").start(() -> {
            run(file, tellAdmins);
            Connections.close(connection);
        });
    }

    static boolean isDoneAtOnce(Path file) throws IOException {
        return Files.size(file) <= AT_ONCE;
    }

    /// Begins.
    ///
    /// @param tellAdmins is told in one line if something is wrong
    static Examination begin(Path file, Consumer<String> tellAdmins) throws SQLException {
        return new Examination(file, Connections.forReading(file), tellAdmins);
    }

    /// Whether a database is whole, or some of its tables.
    ///
    /// @param what the pragma's argument: a number of faults to look for, or a table
    static boolean isWhole(Statement statement, String what) throws SQLException {
        try (ResultSet answer = statement.executeQuery("PRAGMA quick_check(" + what + ")")) {
            return answer.next() && answer.getString(1).equals("ok");
        }
    }

    /// Ends it, if it has not ended.
    @Override
    public void close() {
        stopped = true;
        try {
            while (!thread.join(PAUSE)) {
                statement.cancel();
            }
        } catch (SQLException e) {
            log.debug("it is ending already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // somebody is in a hurry
        }
    }

    private void run(Path file, Consumer<String> tellAdmins) {
        try {
            if (!isWhole(statement, "1")) {
                tell(file, "it is damaged", tellAdmins);
            }
        } catch (SQLException e) {
            if (!stopped) {
                tell(file, DatabaseFault.reason(e), tellAdmins);
            }
        }
    }

    private static void tell(Path file, String reason, Consumer<String> tellAdmins) {
        String line =
                "The database " + file + " is not whole: " + reason + ". Some of what was said cannot be read. Stop the"
                        + " server, and put back a backup: ./parley restore FILE";
        log.error(line);
        tellAdmins.accept(line);
    }
}
