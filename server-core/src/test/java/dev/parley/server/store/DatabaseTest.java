package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class DatabaseTest {

    private static final Schema NOTES = new Schema(List.of(
            "CREATE TABLE note (text TEXT); CREATE TRIGGER kept BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'kept'); END;",
            "ALTER TABLE note ADD COLUMN author TEXT; INSERT INTO note VALUES ('second step', 'parley')"));

    @TempDir
    private Path data;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws IOException {
        try (Database database = Database.open(data, NOTES)) {
            database.write(c -> add(c, "hello"));
            database.append(c -> add(c, "again"));
            assertThat(notes(database)).containsExactly("second step", "hello", "again");
        }
        try (Database database = Database.open(data, NOTES)) {
            assertThat(notes(database)).containsExactly("second step", "hello", "again");
        }
    }

    @Test
    void nothingOfAFailedTransactionStays() throws IOException {
        try (Database database = Database.open(data, NOTES)) {
            assertThatThrownBy(() -> database.write(c -> {
                        add(c, "half");
                        throw new SQLException("no");
                    }))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> database.write(c -> {
                        add(c, "half");
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            database.write(c -> add(c, "whole"));

            assertThat(notes(database)).containsExactly("second step", "whole");
        }
    }

    @Test
    void aReaderSeesWhatWasThereWhenItBegan() throws IOException {
        try (Database database = Database.open(data, NOTES)) {
            List<List<String>> seen = database.read(c -> {
                List<String> before = texts(c);
                try {
                    database.write(other -> add(other, "meanwhile"));
                } catch (IOException e) {
                    throw new SQLException(e);
                }
                return List.of(before, texts(c));
            });

            assertThat(seen.getFirst()).isEqualTo(seen.getLast());
            assertThat(notes(database)).contains("meanwhile");
        }
    }

    @Test
    void anEarlierVersionIsBroughtToThisOne() throws IOException {
        try (Database database = Database.open(data, new Schema(NOTES.steps().subList(0, 1)))) {
            database.write(c -> execute(c, "INSERT INTO note VALUES ('old')"));
        }
        try (Database database = Database.open(data, NOTES)) {
            assertThat(notes(database)).containsExactly("old", "second step");
        }
    }

    @Test
    void aStepThatFailsLeavesTheVersionThatWasThere() throws IOException {
        Schema broken = new Schema(List.of(NOTES.steps().getFirst(), "CREATE TABLE other (a); CREATE NONSENSE"));
        assertThatThrownBy(() -> Database.open(data, broken)).isInstanceOf(IOException.class);
        try (Database database = Database.open(data, NOTES)) {
            assertThat(notes(database)).containsExactly("second step");
        }
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        Database.open(data, NOTES).close();
        refused(
                new Schema(NOTES.steps().subList(0, 1)),
                "a newer Parley made it (its version is 2",
                "./parley restore FILE");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws Exception {
        Path file = data.resolve(Database.FILE);
        try (Connection foreign = Connections.forWriting(file)) {
            foreign.createStatement().executeUpdate("CREATE TABLE theirs (a)");
        }
        refused(NOTES, "it belongs to another program");
    }

    @Test
    void aMissingOneIsMissed() throws IOException {
        Database.open(data, NOTES).close();
        Files.delete(data.resolve(Database.FILE));
        refused(NOTES, "it is gone", "parley.db.txt", "./parley restore FILE");
        assertThat(data.resolve(Database.FILE)).doesNotExist();

        Files.delete(data.resolve("parley.db.txt"));
        Database.open(data, NOTES).close();
    }

    @Test
    void oneThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(data.resolve(Database.FILE), "this is no database, and long enough to be none. ".repeat(40));
        refused(NOTES, "it is no database", "./parley restore FILE");
    }

    @Test
    void aDamagedOneIsRefused() throws IOException {
        try (Database database = Database.open(data, NOTES)) {
            database.write(c -> execute(
                    c,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                            + " INSERT INTO note SELECT 'note number ' || i, 'ada' FROM n"));
        }
        try (var file = new RandomAccessFile(data.resolve(Database.FILE).toFile(), "rw")) {
            file.seek(3 * 4096);
            file.write(new byte[4096]);
        }
        refused(NOTES, "it is damaged", "./parley restore FILE");
    }

    @Test
    void oneThatAnotherProgramHoldsIsRefused() throws Exception {
        Database.open(data, NOTES).close();
        String url = JDBC.PREFIX + data.resolve(Database.FILE);
        try (Connection other = new JDBC().connect(url, new Properties())) {
            execute(other, "PRAGMA locking_mode = EXCLUSIVE");
            execute(other, "BEGIN EXCLUSIVE");
            add(other, "mine");
            refused(NOTES, "another program holds it locked");
        }
        Database.open(data, NOTES).close();
    }

    @Test
    void anEmptyFileIsRefusedOnceThereWasADatabase() throws IOException {
        Database.open(data, NOTES).close();
        Files.write(data.resolve(Database.FILE), new byte[0]);
        refused(NOTES, "it is empty", "./parley restore FILE");
    }

    @Test
    void aCopyHasAllThatWasWritten() throws IOException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        try (Database database = Database.open(data, NOTES)) {
            database.write(c -> add(c, "hello"));
            try (DatabaseView view = DatabaseView.open(data, NOTES)) {
                view.copyTo(elsewhere.resolve(Database.FILE), c -> add(c, "only in the copy"));
                assertThatThrownBy(() -> view.copyTo(elsewhere.resolve(Database.FILE), c -> 0))
                        .isInstanceOf(IOException.class);
            }
            assertThat(notes(database)).containsExactly("second step", "hello");
        }
        try (Database copy = Database.open(elsewhere, NOTES)) {
            assertThat(notes(copy)).containsExactly("second step", "hello", "only in the copy");
        }
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        Database.open(data, NOTES).close();
        assertThat(Files.getPosixFilePermissions(data.resolve(Database.FILE))).hasSize(2);
    }

    private void refused(Schema schema, String... parts) {
        assertThatThrownBy(() -> Database.open(data, schema))
                .isInstanceOf(IOException.class)
                .message()
                .contains(data.resolve(Database.FILE).toString())
                .contains(parts);
    }

    private static int add(Connection connection, String text) throws SQLException {
        return execute(connection, "INSERT INTO note VALUES ('" + text + "', 'ada')");
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static List<String> notes(Database database) throws IOException {
        return database.read(DatabaseTest::texts);
    }

    private static List<String> texts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT text FROM note ORDER BY rowid")) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
