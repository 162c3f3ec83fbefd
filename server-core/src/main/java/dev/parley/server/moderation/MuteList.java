package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Who may not speak, kept in the store. Safe for all threads: readers see an immutable value behind one
/// volatile.
public final class MuteList implements SanctionList {

    private final Database database;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();

    private volatile Sanctions mutes;

    /// Reads the mutes.
    ///
    /// @throws IOException if they cannot be read; the message says why in a few words
    public MuteList(Database database, InstantSource clock) throws IOException {
        this.database = database;
        this.clock = clock;
        this.mutes = database.read(MuteList::select);
    }

    /// Whether nobody is muted, as mostly: the one question that each line costs.
    public boolean isEmpty() {
        return mutes.isEmpty();
    }

    /// Why somebody may not speak now, one line; null if they may.
    ///
    /// @param address numeric
    public @Nullable String refusalOf(Nick nick, String address) {
        Optional<Sanction> mute = against(nick).or(() -> against(address));
        return mute.isPresent() ? "You are muted" + mute.get().terms() : null;
    }

    @Override
    public Optional<Sanction> against(Nick nick) {
        return mutes.against(nick, clock.instant());
    }

    @Override
    public Optional<Sanction> against(String address) {
        return mutes.against(address, clock.instant());
    }

    @Override
    public Optional<Sanction> on(Target target) {
        return mutes.of(target).filter(mute -> !mute.isOver(clock.instant()));
    }

    @Override
    public List<Sanction> all() {
        Instant now = clock.instant();
        return mutes.all().stream().filter(mute -> !mute.isOver(now)).toList();
    }

    @Override
    public Optional<Sanction> put(Sanction mute) throws IOException {
        changing.lock();
        try {
            Optional<Sanction> before = on(mute.target());
            change(connection -> {
                delete(connection, mute.target());
                insert(connection, mute);
                try (PreparedStatement over = connection.prepareStatement("DELETE FROM mute WHERE until <= ?")) {
                    over.setLong(1, clock.millis());
                    over.executeUpdate();
                }
                return select(connection);
            });
            return before;
        } finally {
            changing.unlock();
        }
    }

    @Override
    public Optional<Sanction> remove(Target target) throws IOException {
        changing.lock();
        try {
            Optional<Sanction> before = on(target);
            if (before.isPresent()) {
                change(connection -> {
                    delete(connection, target);
                    return select(connection);
                });
            }
            return before;
        } finally {
            changing.unlock();
        }
    }

    private void change(Database.Work<Sanctions> work) throws IOException {
        mutes = database.write(work);
    }

    private static void delete(Connection connection, Target target) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM mute WHERE target_key = ?")) {
            statement.setString(1, target.key());
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, Sanction mute) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO mute VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, mute.target().key());
            statement.setString(2, mute.target().toString());
            statement.setObject(3, millis(mute.until()));
            statement.setString(4, mute.by());
            statement.setObject(5, millis(mute.since()));
            statement.setString(6, mute.reason());
            statement.executeUpdate();
        }
    }

    private static Sanctions select(Connection connection) throws SQLException {
        List<Sanction> mutes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM mute ORDER BY since, rowid");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Optional<Target> target = Target.of(row.getString("target"));
                if (target.isPresent()) { // it was a name or an address when it was stored
                    mutes.add(new Sanction(
                            target.get(),
                            instant(row, "until"),
                            row.getString("by"),
                            instant(row, "since"),
                            row.getString("reason")));
                }
            }
        }
        return new Sanctions(mutes);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
