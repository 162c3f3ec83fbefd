package dev.parley.server.people;

import dev.parley.server.people.Permissions.Overrides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// All that the tables say about people, at one moment. Immutable, but for what it was made of.
///
/// @param version goes up with each change
/// @param accounts by key, ordered by it
/// @param keys of the accounts, by skeleton
/// @param ranks by name: the four that every server has, and its own
/// @param overrides what was decided about permissions
public record Register(
        long version,
        Map<String, Account> accounts,
        Map<String, String> keys,
        Map<String, Rank> ranks,
        Overrides overrides) {

    static final Register EMPTY = new Register(-1, Map.of(), Map.of(), standardRanks(), Overrides.NONE);

    /// Reads the tables.
    public static Register read(Connection connection) throws SQLException {
        Map<String, Rank> ranks = standardRanks();
        each(connection, "SELECT name, level FROM role", row -> {
            Rank rank = new Rank(row.getString(1), row.getInt(2));
            ranks.put(rank.name(), rank);
        });
        Map<String, Account> accounts = new TreeMap<>();
        Map<String, String> keys = new HashMap<>();
        each(connection, "SELECT key, name, skeleton, role, created FROM account", row -> {
            String key = row.getString(1);
            Nick name = new Nick(row.getString(2), key, row.getString(3));
            Rank rank = ranks.getOrDefault(row.getString(4), Rank.GUEST);
            accounts.put(key, new Account(name, rank, Instant.ofEpochMilli(row.getLong(5))));
            keys.put(name.skeleton(), key);
        });
        return new Register(
                version(connection),
                Collections.unmodifiableMap(accounts),
                Map.copyOf(keys),
                Map.copyOf(ranks),
                overrides(connection, ranks));
    }

    static long version(Connection connection) throws SQLException {
        long[] version = {0};
        each(connection, "SELECT value FROM people_version", row -> version[0] = row.getLong(1));
        return version[0];
    }

    private static Overrides overrides(Connection connection, Map<String, Rank> ranks) throws SQLException {
        Map<String, Rank> everywhere = new HashMap<>();
        Map<String, Map<String, Rank>> byRoom = new HashMap<>();
        each(connection, "SELECT room, name, role FROM permission", row -> {
            String room = row.getString(1);
            Map<String, Rank> where = room.isEmpty() ? everywhere : byRoom.computeIfAbsent(room, _ -> new HashMap<>());
            where.put(row.getString(2), ranks.getOrDefault(row.getString(3), Rank.ADMIN));
        });
        return new Overrides(everywhere, byRoom);
    }

    private static Map<String, Rank> standardRanks() {
        Map<String, Rank> ranks = new HashMap<>();
        for (Rank rank : Rank.STANDARD) {
            ranks.put(rank.name(), rank);
        }
        return ranks;
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }
}
