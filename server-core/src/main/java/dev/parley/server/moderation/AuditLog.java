package dev.parley.server.moderation;

import dev.parley.api.AuditEntry;
import dev.parley.server.people.Nick;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The acts of those who keep order, in the store: it can be added to and read, nothing else.
///
/// Safe for all threads. It waits for the disk, so it may not be called on an event loop.
public final class AuditLog {

    private static final String INSERT = "INSERT INTO audit (time, who, who_key, address, room, what, whom, whom_keys,"
            + " why, line, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// Each condition holds too where its question is null.
    private static final String SELECT = """
            SELECT number, time, who, address, room, what, whom, why, line, outcome FROM audit
            WHERE (?1 IS NULL OR who_key = ?1)
              AND (?2 IS NULL OR instr(whom_keys, ?2) > 0)
              AND (?3 IS NULL OR what = ?3)
              AND (?4 IS NULL OR time >= ?4)
              AND (?5 IS NULL OR instr(lower(line || char(10) || why || char(10) || outcome), lower(?5)) > 0)
            ORDER BY number DESC LIMIT ?6
            """;

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /// Notes an act. When this returns, it would survive the loss of power.
    ///
    /// @param entry whose number does not matter
    /// @throws IOException if it cannot be stored; the message says why in a few words
    public void add(AuditEntry entry) throws IOException {
        database.write(connection -> insert(connection, entry));
    }

    /// The latest acts that match, the latest first.
    ///
    /// @throws IOException if they cannot be read; the message says why in a few words
    public List<AuditEntry> search(AuditQuery query) throws IOException {
        return database.read(connection -> select(connection, query));
    }

    private static int insert(Connection connection, AuditEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, entry.time().toEpochMilli());
            statement.setString(2, entry.who());
            statement.setString(3, Nick.keyOf(entry.who()));
            statement.setString(4, entry.address());
            statement.setString(5, entry.room());
            statement.setString(6, entry.what());
            statement.setString(7, String.join("\n", entry.whom()));
            statement.setString(
                    8, entry.whom().stream().map(AuditLog::delimited).collect(Collectors.joining()));
            statement.setString(9, entry.why());
            statement.setString(10, entry.line());
            statement.setString(11, entry.outcome());
            return statement.executeUpdate();
        }
    }

    private static List<AuditEntry> select(Connection connection, AuditQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, query.who() == null ? null : Nick.keyOf(query.who()));
            statement.setString(2, query.whom() == null ? null : delimited(query.whom()));
            statement.setString(3, query.what());
            statement.setObject(4, query.since() == null ? null : query.since().toEpochMilli());
            statement.setString(5, query.text());
            statement.setInt(6, query.limit());
            List<AuditEntry> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(entry(rows));
                }
            }
            return found;
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String whom = row.getString("whom");
        return new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("time")),
                row.getString("who"),
                row.getString("address"),
                row.getString("room"),
                row.getString("what"),
                whom.isEmpty() ? List.of() : List.of(whom.split("\n", -1)),
                row.getString("why"),
                row.getString("line"),
                row.getString("outcome"));
    }

    /// A target so that one is never found in the middle of another, and in the form that all its forms
    /// have in common.
    private static String delimited(String whom) {
        return "\n" + keyOf(whom) + "\n";
    }

    private static String keyOf(String whom) {
        return Target.of(whom).map(Target::key).orElseGet(() -> Nick.keyOf(whom));
    }
}
