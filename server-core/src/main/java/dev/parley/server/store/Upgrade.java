package dev.parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks at a database before it is used, and brings it to the version of the schema, in one transaction: what kills
/// the server in between leaves the version that was there.
record Upgrade(Path file, Schema schema) {

    /// What stands in the file's header, so that no other program's database is taken for ours: "Parl".
    private static final int APPLICATION_ID = 0x5061726C;

    void run(Connection connection) throws SQLException, IOException {
        int version = version(connection);
        check(connection);
        if (version < schema.version()) {
            upgrade(connection, version);
        }
    }

    /// The version of a database of ours that this program knows.
    int version(Connection connection) throws SQLException, IOException {
        int version = number(connection, "PRAGMA user_version");
        int application = number(connection, "PRAGMA application_id");
        if (application != APPLICATION_ID && !(application == 0 && isEmpty(connection))) {
            throw new UnusableException(
                    file, "it belongs to another program", "Move it away, or choose another folder with --data.");
        }
        if (version > schema.version()) {
            throw new UnusableException(
                    file,
                    "a newer Parley made it (its version is " + version + ", and this one knows " + schema.version()
                            + ")",
                    "Use that one, or put back a backup of this one: ./parley restore FILE");
        }
        return version;
    }

    void checkWhole(Connection connection) throws SQLException, IOException {
        check(connection, List.of("1"));
    }

    /// The same; but of a large database, what can be without the server is left to an [Examination].
    private void check(Connection connection) throws SQLException, IOException {
        if (Examination.isDoneAtOnce(file)) {
            checkWhole(connection);
        } else {
            check(connection, smallTables(connection));
        }
    }

    /// @param parts as [Examination#isWhole] takes them
    private void check(Connection connection, List<String> parts) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String part : parts) {
                if (!Examination.isWhole(statement, part)) {
                    throw new UnusableException(file, "it is damaged", UnusableException.RESTORE);
                }
            }
        }
    }

    private List<String> smallTables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        tables.removeIf(table -> schema.large().contains(table));
        return tables;
    }

    private void upgrade(Connection connection, int version) throws SQLException {
        Transaction.run(connection, _ -> {
            try (Statement statement = connection.createStatement()) {
                for (String step : schema.steps().subList(version, schema.version())) {
                    statement.executeUpdate(step);
                }
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
                return statement.executeUpdate("PRAGMA user_version = " + schema.version());
            }
        });
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }
}
