package dev.parley.server.room;

import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The rules of rooms in the database, with their moderators. Safe for all threads; everything here waits for
/// the disk.
///
/// @param database which has the tables `room`, `room_moderator` and `account`
public record StoredRooms(Database database) implements RoomBook {

    private static final String SELECT = "SELECT * FROM room";
    private static final String UPSERT = """
            REPLACE INTO room
                (name, topic, hidden, invite_only, moderated, persistent, slow_millis, locked)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DELETE = "DELETE FROM room WHERE name = ?";
    private static final String SELECT_MODERATORS = "SELECT room, account FROM room_moderator";

    /// One whose account has gone meanwhile is left out.
    private static final String INSERT_MODERATOR =
            "INSERT INTO room_moderator (room, account) SELECT ?, key FROM account WHERE key = ?";

    /// All that is written down, by the room's name.
    ///
    /// @throws IOException if it cannot be read; the message says why in a few words
    public Map<String, RoomRules> load() throws IOException {
        return database.read(StoredRooms::load);
    }

    @Override
    public void keep(String room, RoomRules rules) throws IOException {
        database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                upsert.setString(1, room);
                upsert.setString(2, rules.topic());
                upsert.setBoolean(3, rules.hidden());
                upsert.setBoolean(4, rules.inviteOnly());
                upsert.setBoolean(5, rules.moderated());
                upsert.setBoolean(6, rules.persistent());
                upsert.setLong(7, rules.slow().toMillis());
                upsert.setBoolean(8, rules.locked());
                upsert.executeUpdate(); // the moderators of the row that was there go with it
            }
            try (PreparedStatement insert = connection.prepareStatement(INSERT_MODERATOR)) {
                for (String account : rules.moderators()) {
                    insert.setString(1, room);
                    insert.setString(2, account);
                    insert.addBatch();
                }
                return insert.executeBatch().length;
            }
        });
    }

    @Override
    public void forget(String room) throws IOException {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setString(1, room);
                return delete.executeUpdate();
            }
        });
    }

    private static Map<String, RoomRules> load(Connection connection) throws SQLException {
        Map<String, Set<String>> moderators = moderators(connection);
        Map<String, RoomRules> rooms = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String name = row.getString("name");
                rooms.put(
                        name,
                        new RoomRules(
                                row.getString("topic"),
                                row.getBoolean("hidden"),
                                row.getBoolean("invite_only"),
                                row.getBoolean("moderated"),
                                row.getBoolean("persistent"),
                                Duration.ofMillis(row.getLong("slow_millis")),
                                row.getBoolean("locked"),
                                moderators.getOrDefault(name, Set.of())));
            }
        }
        return rooms;
    }

    private static Map<String, Set<String>> moderators(Connection connection) throws SQLException {
        Map<String, Set<String>> moderators = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT_MODERATORS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                moderators
                        .computeIfAbsent(row.getString("room"), _ -> new HashSet<>())
                        .add(row.getString("account"));
            }
        }
        return moderators;
    }
}
