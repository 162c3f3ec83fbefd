package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.server.e2e.Peer;
import dev.parley.server.e2e.TestServer;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    /// 2026-01-31T12:00:00Z
    private static final long NOON = 1_769_860_800_000L;

    @TempDir
    private Path folder;

    private CommandRun export(String... arguments) {
        List<Object> all = new ArrayList<>(List.of("export", "--data=" + folder.resolve("data")));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }

    private List<String> lines(String... arguments) {
        CommandRun run = export(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().toList();
    }

    private void assertRefused(int code, String says, String... arguments) {
        CommandRun run = export(arguments);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err().lines()).hasSize(code);
    }

    /// A database in which somebody has talked, without the server that they talked on.
    private void said(String... lines) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Database database = Database.open(data, Schema.ofThisServer())) {
            database.append(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("INSERT INTO course VALUES (1, 'lobby', 7, 9, 1, 1, 0, 0);"
                            + "INSERT INTO course VALUES (2, 'attic', 8, 5000, 1, 1, 0, 0)");
                    for (String line : lines) {
                        statement.executeUpdate("INSERT INTO line VALUES (" + line + ")");
                    }
                }
                return 0;
            });
        }
    }

    private static String line(int course, int number, long time, String rest) {
        return ((long) course << 40) + number + ", " + time + ", " + rest;
    }

    @Test
    void whatWasSaidIsWrittenRoomByRoomOldestFirst() throws IOException {
        said(
                line(1, 3, NOON, "'ada', 'hello', NULL, NULL"),
                line(1, 4, NOON + 1_000, "'bob', 'waves', 1, NULL"),
                line(1, 6, NOON + 2_000, "NULL, 'The server is shutting down.', NULL, NULL"),
                line(2, 1, NOON - 1_000, "'ada', 'tea' || char(27) || '[2J', NULL, 5"));

        assertThat(lines())
                .containsExactly(
                        "2026-01-31 11:59:59Z attic <ada> tea\uFFFD[2J (edited)",
                        "2026-01-31 12:00:00Z lobby <ada> hello",
                        "2026-01-31 12:00:01Z lobby * bob waves",
                        "2026-01-31 12:00:02Z lobby -- The server is shutting down.");
        assertThat(lines("--format=json"))
                .containsExactly(
                        "{\"room\":\"attic\",\"epoch\":8,\"number\":1,\"time\":1769860799000,\"from\":\"ada\","
                                + "\"text\":\"tea\\u001b[2J\",\"edited\":5}",
                        "{\"room\":\"lobby\",\"epoch\":7,\"number\":3,\"time\":1769860800000,\"from\":\"ada\","
                                + "\"text\":\"hello\"}",
                        "{\"room\":\"lobby\",\"epoch\":7,\"number\":4,\"time\":1769860801000,\"from\":\"bob\","
                                + "\"text\":\"waves\",\"action\":true}",
                        "{\"room\":\"lobby\",\"epoch\":7,\"number\":6,\"time\":1769860802000,"
                                + "\"text\":\"The server is shutting down.\"}");
        assertThat(lines("--room=Attic")).hasSize(1);
        assertThat(lines("--room=attic", "--room", "lobby")).hasSize(4);
        assertThat(lines("--from=2026-01-31T12:00:01Z")).hasSize(2);
        assertThat(lines("--to=2026-01-31T12:00:01Z")).hasSize(2);
        assertThat(lines("--from=2026-01-31", "--to=2026-02-01")).hasSize(4);
        assertThat(lines("--from=1s")).isEmpty();
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws IOException {
        assertRefused(1, "There is no database " + folder.resolve("data/parley.db"));
        said(line(1, 3, NOON, "'ada', 'hello', NULL, NULL"));
        assertRefused(1, "Nothing is known of a room 'cellar'. There are: attic, lobby.", "--room=cellar");
        assertRefused(1, "Nothing is known of a room '\uFFFD[2J'.", "--room=\u001b[2J");
        assertRefused(2, "--from: 'monday' is not a date such as 2026-01-31", "--from=monday");
        assertRefused(2, "--to: '0s' is not", "--to=0s");
        assertRefused(2, "--from must be before --to.", "--from=1d", "--to=2d");
        assertRefused(2, "'xml' is no format: text and json are.", "--format=xml");
        Path file = Files.writeString(folder.resolve("said.txt"), "precious");
        assertRefused(1, file + " cannot be written: a file of that name is in the way.", file.toString());
        assertThat(file).hasContent("precious");
        assertRefused(
                1,
                "nowhere/said.txt cannot be written",
                folder.resolve("nowhere/said.txt").toString());
        Files.createDirectory(folder.resolve("data/restoring"));
        assertRefused(1, "run ./parley restore FILE again");
    }

    @Test
    void aFileIsForItsOwnerOnlyAndHasAllPages() throws IOException {
        said();
        try (Database database = Database.open(folder.resolve("data"), Schema.ofThisServer())) {
            database.append(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO line"
                                + " SELECT (2 << 40) + i, ?, 'ada', 'line ' || i, NULL, NULL FROM n")) {
                    insert.setLong(1, NOON);
                    return insert.executeUpdate();
                }
            });
        }
        Path file = folder.resolve("said.txt");
        assertThat(lines(file.toString())).isEmpty();
        assertThat(Files.readAllLines(file))
                .isEqualTo(IntStream.rangeClosed(1, 5_000)
                        .mapToObj(i -> "2026-01-31 12:00:00Z attic <ada> line " + i)
                        .toList());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void theLineThatWasJustSaidIsThereWhileTheServerRuns() throws IOException {
        try (ParleyServer server = TestServer.start(folder);
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            for (int i = 0; i < 10; i++) { // some of them are not in the database yet
                ada.send("{\"type\":\"say\",\"text\":\"line " + i + "\"}\n").next("line");
                List<String> all = lines("--format=json");
                assertThat(all).hasSize(i + 1);
                JsonObject last = JsonParser.parseString(all.getLast()).getAsJsonObject();
                assertThat(last.get("text").getAsString()).isEqualTo("line " + i);
            }
        }
        assertThat(lines("--room=lobby")).hasSize(10);
    }
}
