package dev.parley.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/// The database of a data folder as one who only looks at it sees it: whether or not a server uses it,
/// nothing is made, changed or brought to another version.
///
/// For one thread.
public final class DatabaseView implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final int version;

    private DatabaseView(Path file, Connection connection, int version) {
        this.file = file;
        this.connection = connection;
        this.version = version;
    }

    /// Opens it.
    ///
    /// @throws IOException if it is not there, or cannot be used; the message is for the admin
    public static DatabaseView open(Path data, Schema schema) throws IOException {
        Birth.of(data).checkNotHalfRestored();
        Path file = data.resolve(Database.FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no database " + file + ". --data says where the server's data is.");
        }
        return open(file, schema, false);
    }

    /// What is wrong with a file that is to be a whole database that this program can use, or bring to a
    /// version that it can use, in a few words; empty if nothing is.
    ///
    /// @throws IOException if that cannot be found out
    public static Optional<String> faultOf(Path file, Schema schema) throws IOException {
        try {
            open(file, schema, true).close();
            return Optional.empty();
        } catch (UnusableException e) {
            return Optional.of(e.reason());
        }
    }

    /// How many steps of the schema it has seen.
    public int version() {
        return version;
    }

    /// Reads, in a snapshot of its own.
    ///
    /// @throws IOException if it cannot be read; the message says why in a few words
    public <T> T read(Database.Work<T> work) throws IOException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// Copies it as it is at this moment into a file that is not there or empty, and does something
    /// with the copy.
    ///
    /// @throws IOException if it cannot be copied; the message says why in a few words
    public <T> T copyTo(Path copy, Database.Work<T> last) throws IOException {
        try (Connection own = Connections.forReading(file)) {
            own.setAutoCommit(true);
            try (PreparedStatement vacuum = own.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, copy.toString());
                vacuum.execute();
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
        try (Connection changed = Connections.forCopy(copy)) {
            T result = last.on(changed);
            changed.commit();
            return result;
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    @Override
    public void close() {
        Connections.close(connection);
    }

    private static DatabaseView open(Path file, Schema schema, boolean whole) throws IOException {
        Connection connection = null;
        try {
            connection = Connections.forReading(file);
            Upgrade upgrade = new Upgrade(file, schema);
            int version = upgrade.version(connection);
            if (whole) {
                upgrade.checkWhole(connection);
            }
            connection.commit();
            return new DatabaseView(file, connection, version);
        } catch (SQLException e) {
            Connections.close(connection);
            throw new UnusableException(file, e);
        } catch (IOException e) {
            Connections.close(connection);
            throw e;
        }
    }
}
