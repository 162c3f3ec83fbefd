package dev.parley.server.store;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The server's memory: `parley.db` in the data folder, an SQLite database with a write-ahead log, so that
/// reading and writing do not wait for each other.
///
/// Safe for all threads. Everything here waits for the disk, so nothing may be called on an event loop. One
/// transaction writes at a time. Another process may use the file too (`parley account`): it is waited for,
/// up to five seconds.
public final class Database implements AutoCloseable {

    /// The file's name in the data folder.
    public static final String FILE = "parley.db";

    /// The folder in the data folder that is there while a backup is being put in place.
    public static final String RESTORING = "restoring";

    private static final int READERS = 4;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();

    private final Connection writer; // touched with the lock only

    /// Connections for reading that nobody uses at the moment.
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private volatile boolean closed;

    private Database(Path file, Connection writer) {
        this.file = file;
        this.writer = writer;
    }

    /// Something to do with the tables.
    @FunctionalInterface
    public interface Work<T> {

        /// Does it. The connection is in a transaction, and may not be kept.
        T on(Connection connection) throws SQLException;
    }

    /// Has the database library loaded, on a thread of its own, so that [#open] need not wait for it. Whether it can be
    /// is for that to say.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("database library").start(Connections::load);
    }

    /// Opens the database of a data folder, which is there, and brings it to the version of this server;
    /// the first time, makes it.
    ///
    /// @throws IOException if it cannot be used; the message is for the admin and says what to do
    public static Database open(Path data, Schema schema) throws IOException {
        Path file = data.resolve(FILE);
        Birth birth = Birth.of(data);
        birth.checkNotHalfRestored();
        birth.check(file);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException("The database " + file + " cannot be used: " + FileFault.reason(e) + ".", e);
        }
        Connection writer = null;
        try {
            writer = Connections.forWriting(file);
            new Upgrade(file, schema).run(writer);
            birth.note();
            return new Database(file, writer);
        } catch (SQLException e) {
            Connections.close(writer);
            throw new UnusableException(file, e);
        } catch (IOException e) {
            Connections.close(writer);
            throw e;
        }
    }

    /// Reads, in a snapshot of its own.
    ///
    /// @throws IOException if it cannot be read; the message says why in a few words
    public <T> T read(Work<T> work) throws IOException {
        Connection connection = null;
        try {
            connection = reader();
            T result = work.on(connection);
            connection.commit();
            giveBack(connection);
            return result;
        } catch (SQLException e) {
            Connections.close(connection);
            throw DatabaseFault.of(e);
        } catch (RuntimeException e) {
            Connections.close(connection);
            throw e;
        }
    }

    /// Writes in one transaction. When this returns, what was written would survive the loss of power.
    ///
    /// @throws IOException if it could not be written; nothing has changed then. The message says why in a
    /// few words.
    public <T> T write(Work<T> work) throws IOException {
        return write(work, "FULL");
    }

    /// Writes in one transaction, without waiting until the disk has it: when this returns, what was
    /// written would survive the death of the process, and the last moments before a loss of power might be
    /// missing.
    ///
    /// @throws IOException as for [#write]
    public <T> T append(Work<T> work) throws IOException {
        return write(work, "NORMAL");
    }

    /// Looks whether all of it is whole, as far as that was not done when it was opened, on a thread of its own. To be
    /// closed before the database.
    ///
    /// @param tellAdmins is told in one line if something is wrong
    /// @throws IOException if it cannot be read
    public AutoCloseable examine(Consumer<String> tellAdmins) throws IOException {
        try {
            return Examination.isDoneAtOnce(file) ? () -> {} : Examination.begin(file, tellAdmins);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// Waits for what is being written, and closes the file.
    @Override
    public void close() {
        closed = true;
        for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
            Connections.close(reader);
        }
        writing.lock();
        try {
            Connections.close(writer);
        } finally {
            writing.unlock();
        }
    }

    private <T> T write(Work<T> work, String durability) throws IOException {
        writing.lock();
        try {
            try (Statement pragma = writer.createStatement()) {
                pragma.execute("PRAGMA synchronous = " + durability);
            }
            return Transaction.run(writer, work);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        } finally {
            writing.unlock();
        }
    }

    private Connection reader() throws SQLException {
        Connection free = readers.poll();
        return free == null ? Connections.forReading(file) : free;
    }

    private void giveBack(Connection reader) {
        if (closed || !readers.offer(reader)) {
            Connections.close(reader);
        }
    }
}
