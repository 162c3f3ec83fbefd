package dev.parley.server.history;

import dev.parley.api.Retention;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// How much is kept in which room, written down in the database. Safe for all threads.
final class RetentionRules {

    private final Database database;
    private final Retention usual;

    private volatile Map<String, Retention> byRoom;

    /// @param usual for rooms of which nobody says anything else
    RetentionRules(Database database, Retention usual) throws IOException {
        this.database = database;
        this.usual = usual;
        this.byRoom = database.read(RetentionRules::load);
    }

    Retention of(String room) {
        return byRoom.getOrDefault(room, usual);
    }

    /// The one that somebody has set for a room.
    Optional<Retention> own(String room) {
        return Optional.ofNullable(byRoom.get(room));
    }

    /// Sets one. Blocks until that is on the disk.
    ///
    /// @param retention empty: as usual
    /// @throws IOException if it could not be stored; nothing has changed then
    synchronized void set(String room, Optional<Retention> retention) throws IOException {
        byRoom = database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM retention WHERE room = ?")) {
                delete.setString(1, room);
                delete.executeUpdate();
            }
            if (retention.isPresent()) {
                insert(connection, room, retention.get());
            }
            return load(connection);
        });
    }

    private static void insert(Connection connection, String room, Retention retention) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO retention VALUES (?, ?, ?)")) {
            insert.setString(1, room);
            insert.setObject(2, retention.age().map(Duration::toMillis).orElse(null));
            insert.setObject(
                    3, retention.lines().isPresent() ? retention.lines().getAsLong() : null);
            insert.executeUpdate();
        }
    }

    private static Map<String, Retention> load(Connection connection) throws SQLException {
        Map<String, Retention> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT room, age_millis, lines FROM retention");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Number age = (Number) row.getObject(2);
                Number lines = (Number) row.getObject(3);
                found.put(
                        row.getString(1),
                        new Retention(
                                Optional.ofNullable(age).map(millis -> Duration.ofMillis(millis.longValue())),
                                lines == null ? OptionalLong.empty() : OptionalLong.of(lines.longValue())));
            }
        }
        return Map.copyOf(found);
    }
}
