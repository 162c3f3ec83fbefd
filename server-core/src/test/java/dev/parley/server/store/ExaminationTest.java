package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of 20 MB, most of it in a table without which a server can do.
class ExaminationTest {

    private static final Schema SCHEMA =
            new Schema(List.of("CREATE TABLE person (name TEXT); CREATE TABLE said (text TEXT)"), Set.of("said"));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        try (Database database = Database.open(data, SCHEMA)) {
            fill(database, "person", 10_000);
            fill(database, "said", 190_000);
        }
        assertThat(Files.size(file())).isGreaterThan(16 << 20);
    }

    @Test
    void aWholeOneIsNotTalkedAbout() throws Exception {
        try (Database database = Database.open(data, SCHEMA)) {
            database.examine(told::add).close();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void damageThatAServerCanDoWithoutIsToldWhileItRuns() throws Exception {
        damage("said");
        try (Database database = Database.open(data, SCHEMA);
                AutoCloseable _ = database.examine(told::add)) {
            assertThat(told.poll(20, TimeUnit.SECONDS))
                    .startsWith("The database " + file() + " is not whole: it is damaged.")
                    .endsWith("./parley restore FILE");
            assertThat(database.<Integer>read(connection -> number(connection, "SELECT count(*) FROM person")))
                    .isEqualTo(10_000);
        }
    }

    @Test
    void damageOfTheRestIsRefusedAtTheStart() throws IOException {
        damage("person");
        assertThatIOException()
                .isThrownBy(() -> Database.open(data, SCHEMA).close())
                .withMessageContaining("it is damaged")
                .withMessageContaining("./parley restore FILE");
    }

    private Path file() {
        return data.resolve(Database.FILE);
    }

    private static void fill(Database database, String table, int rows) throws IOException {
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                                + ") INSERT INTO " + table + " SELECT i || printf('%.*c', 90, 'x') FROM n");
            }
        });
    }

    /// Clears a page of a table. They were filled one after the other, so their pages lie side by side.
    private void damage(String table) throws IOException {
        int page = table.equals("said") ? 4_000 : 100;
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.seek(page * 4_096L);
            bytes.write(new byte[4_096]);
        }
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.getInt(1);
        }
    }
}
