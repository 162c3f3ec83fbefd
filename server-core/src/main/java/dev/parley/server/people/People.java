package dev.parley.server.people;

import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables about people, and what they say now. Safe for all threads: what is read is one immutable value; a
/// change waits for the disk, so it may not be made on an event loop.
public final class People implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final Database database;
    private final List<Consumer<Register>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("people").factory());

    private volatile Register register = Register.EMPTY;

    /// @throws IOException if the tables cannot be read
    public People(Database database) throws IOException {
        this.database = database;
        register = database.read(Register::read);
    }

    /// The rank of a role, in any letter case.
    public Optional<Rank> rank(String role) {
        return Optional.ofNullable(register.ranks().get(role.toLowerCase(Locale.ROOT)));
    }

    /// What the tables say.
    Register register() {
        return register;
    }

    Database database() {
        return database;
    }

    /// Calls somebody with what the tables say now, and again after every change, on the thread that made it.
    public void onChange(Consumer<Register> listener) {
        listeners.add(listener);
        listener.accept(register);
    }

    /// Looks again and again whether another process changed the tables.
    public void watch(Duration period) {
        watch.scheduleWithFixedDelay(this::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Changes the tables. When this returns, the change counts, and would survive the loss of power.
    ///
    /// @throws IOException if it could not be stored; nothing has changed then
    <T> T change(Database.Work<T> work) throws IOException {
        T result = database.write(connection -> {
            T made = work.on(connection);
            update(connection, "UPDATE people_version SET value = value + 1");
            return made;
        });
        reload();
        return result;
    }

    /// Runs a statement with parameters.
    ///
    /// @return how many rows it changed
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void look() {
        try {
            if (database.read(Register::version) != register.version()) {
                reload();
            }
        } catch (IOException | RuntimeException e) {
            log.warn("the accounts cannot be read again: {}", e.toString());
        }
    }

    /// Reads all there is: thousands of accounts in some milliseconds.
    private synchronized void reload() throws IOException {
        Register now = database.read(Register::read);
        if (now.version() != register.version()) {
            register = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }
}
