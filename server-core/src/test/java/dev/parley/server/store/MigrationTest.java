package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every earlier version of the database, with something in each table that it has, is brought to this one.
class MigrationTest {

    private static final Schema NOW = Schema.ofThisServer();

    /// What a server of each version may have written, in the order of the steps that made the tables.
    private static final List<List<String>> CONTENT = List.of(
            List.of(
                    "INSERT INTO account VALUES ('ada', 'Ada', 'ada', 'moderator', 'hash', 1, 2)",
                    "INSERT INTO role VALUES ('helper', 150)",
                    "INSERT INTO permission VALUES ('', 'talk', 'member')",
                    "UPDATE people_version SET value = 7"),
            List.of(
                    "INSERT INTO audit VALUES (1, 2, 'ada', 'ada', '127.0.0.1', 'lobby', 'kick', 'bob', 'bob', 'rude',"
                            + " '/kick bob rude', 'done')",
                    "INSERT INTO mute VALUES ('bob', 'bob', NULL, 'ada', 3, 'loud')"),
            List.of(
                    "INSERT INTO room VALUES ('attic', 'dust', 1, 0, 0, 1, 5000, 0)",
                    "INSERT INTO room_moderator VALUES ('attic', 'ada')"),
            List.of(
                    "INSERT INTO course VALUES (1, 'lobby', 5, 2, 1, 1, 1, 2)",
                    "INSERT INTO line VALUES (1099511627778, 3, 'ada', 'the kettle', NULL, NULL)",
                    "INSERT INTO line_words (rowid, text) SELECT id, text FROM line",
                    "UPDATE ring SET consumed = 9"),
            List.of("INSERT INTO retention VALUES ('lobby', 60000, NULL)"));

    @TempDir
    private Path data;

    static List<Integer> everyEarlierVersion() {
        List<Integer> versions = new ArrayList<>();
        for (int version = 1; version < NOW.version(); version++) {
            versions.add(version);
        }
        return versions;
    }

    @ParameterizedTest
    @MethodSource("everyEarlierVersion")
    void nothingThatAnEarlierVersionWroteIsLost(int version) throws IOException {
        List<String> before;
        try (Database old = Database.open(data, new Schema(NOW.steps().subList(0, version)))) {
            for (String sql : written(0, version)) {
                old.write(connection -> execute(connection, sql));
            }
            before = old.read(connection -> contents(connection, tables(connection)));
        }
        try (Database now = Database.open(data, NOW)) {
            List<String> after = now.read(connection -> contents(connection, tables(connection)));
            assertThat(after).containsAll(before);
            for (String sql : written(version, NOW.version())) {
                now.write(connection -> execute(connection, sql));
            }
            assertThat(now.<Integer>read(MigrationTest::version)).isEqualTo(NOW.version());
        }
    }

    @ParameterizedTest
    @MethodSource("everyEarlierVersion")
    void itsTablesAreThoseOfANewOne(int version) throws IOException {
        Path anew = data.resolve("anew");
        Files.createDirectory(anew);
        try (Database old = Database.open(data, new Schema(NOW.steps().subList(0, version)))) {
            assertThat(old.<Integer>read(MigrationTest::version)).isEqualTo(version);
        }
        try (Database now = Database.open(data, NOW);
                Database fresh = Database.open(anew, NOW)) {
            List<String> expected = fresh.read(MigrationTest::definitions);
            assertThat(now.<List<String>>read(MigrationTest::definitions)).isEqualTo(expected);
        }
    }

    private static List<String> written(int from, int to) {
        return CONTENT.subList(from, to).stream().flatMap(List::stream).toList();
    }

    private static int version(Connection connection) throws SQLException {
        return Integer.parseInt(rows(connection, "PRAGMA user_version").getFirst());
    }

    private static List<String> definitions(Connection connection) throws SQLException {
        return rows(connection, "SELECT name, sql FROM sqlite_schema ORDER BY name");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return rows(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\'");
    }

    /// Every row with the name of its table.
    private static List<String> contents(Connection connection, List<String> tables) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : tables) {
            for (String row : rows(connection, "SELECT * FROM " + table)) {
                all.add(table + ": " + row);
            }
        }
        return all;
    }

    private static List<String> rows(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append(column == 1 ? "" : " | ").append(row.getString(column));
                }
                rows.add(text.toString());
            }
            return rows;
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
