package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.parley.server.e2e.Peer;
import dev.parley.server.e2e.TestServer;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parley backup`, and what a server makes of it after `parley restore`.
class BackupCommandTest {

    private static final String EVERYTHING_BUT_LINES =
            "account role permission audit mute room room_moderator retention people_version";

    @TempDir
    private Path folder;

    private CommandRun backup(Path file) {
        return run("backup", file, folder);
    }

    private static CommandRun run(String verb, Path file, Path installation) {
        return CommandRun.of(
                verb, file, "--data=" + installation.resolve("data"), "--bans=" + installation.resolve("bans.txt"));
    }

    private static void assertDone(CommandRun run, String says) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(says);
        assertThat(run.code()).isZero();
    }

    private static void assertRefused(CommandRun run, String... says) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(says);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void whatAServerAcknowledgedBeforeTheBackupIsOnTheServerThatIsRestored() throws IOException {
        Path file = folder.resolve("chat.zip");
        Path elsewhere = folder.resolve("elsewhere");
        List<String> tables;
        prepare();
        try (ParleyServer server = TestServer.start(folder);
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            String inAttic = say(ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n"), "attic", "up here");
            assertThat(inAttic).contains("up here");
            String last = "";
            for (int i = 0; i < 300; i++) {
                last = say(ada, "lobby", "line " + i);
            }
            assertThat(last).contains("line 299");
            assertDone(backup(file), "accounts: 2, lines of what was said: 301, files: 5).");
            say(ada, "lobby", "too late");
            tables = tables(folder);
        }
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(names(folder)).doesNotContain("chat.zip.part");

        Files.createDirectories(elsewhere);
        assertDone(run("restore", file, elsewhere), "Restored " + file);

        assertThat(names(elsewhere.resolve("data"))).containsExactlyInAnyOrder("lock", "parley.db", "plugins");
        assertThat(tables(elsewhere)).isEqualTo(tables);
        assertThat(elsewhere.resolve("bans.txt")).hasSameBinaryContentAs(folder.resolve("bans.txt"));
        Path poll = Path.of("data", "plugins", "poll", "data", "1");
        assertThat(elsewhere.resolve(poll).resolve("polls.json")).hasContent("{\"open\":1}");
        assertThat(elsewhere.resolve(poll).resolve("empty")).isDirectory();
        assertGoesOn(elsewhere, 301);
    }

    /// What is there before the server starts: an account with a role, a room that stays, a ban, a plugin's files.
    private void prepare() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Database database = Database.open(data, Schema.ofThisServer())) {
            database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(
                            "INSERT INTO account VALUES ('bob', 'Bob', 'bob', 'helper', '', 1, 2);"
                                    + "INSERT INTO role VALUES ('helper', 150);"
                                    + "INSERT INTO room VALUES ('attic', 'Tea', 0, 0, 0, 1, 0, 0);"
                                    + "INSERT INTO room_moderator VALUES ('attic', 'bob');"
                                    + "INSERT INTO permission VALUES ('attic', 'talk', 'guest');"
                                    + "INSERT INTO retention VALUES ('attic', NULL, 1000);"
                                    + "INSERT INTO mute VALUES ('cleo', 'cleo', NULL, 'admin', 1, 'noise')");
                }
            });
        }
        Files.writeString(folder.resolve("bans.txt"), "mallory\n# mine\n");
        Path poll = Files.createDirectories(data.resolve("plugins/poll/data/1"));
        Files.createDirectory(poll.resolve("empty"));
        Files.writeString(poll.resolve("polls.json"), "{\"open\":1}");
        Files.writeString(data.resolve("plugins/poll/record.json"), "{}");
        Files.writeString(data.resolve("plugins/\u00fcber \\ all"), "a name");
    }

    /// A server that starts there knows the last line, the ban and the room, and uses no number again.
    private static void assertGoesOn(Path installation, int lines) {
        try (ParleyServer server = TestServer.start(installation)) {
            int port = server.address().getPort();
            try (Peer mallory = Peer.connect(port).segment("NICK").send("mallory")) {
                mallory.segment("BAN").end();
            }
            try (Peer ada = Peer.json(port, "ada")) {
                ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n");
                assertThat(ada.next("joined").get("topic").getAsString()).isEqualTo("Tea");
                ada.send("{\"type\":\"history\",\"limit\":100}\n");
                List<JsonElement> last = StreamSupport.stream(
                                ada.next("history").getAsJsonArray("lines").spliterator(), false)
                        .toList();
                JsonObject newest = last.getLast().getAsJsonObject();
                assertThat(newest.get("text").getAsString()).isEqualTo("line 299");
                long before = newest.get("number").getAsLong();
                JsonObject next =
                        ada.send("{\"type\":\"say\",\"text\":\"back\"}\n").next("line");
                assertThat(next.get("number").getAsLong()).isGreaterThan(before + lines);
            }
        }
    }

    @Test
    void whatIsSaidWhileTheBackupIsMadeDoesNotDisturbIt() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path file = folder.resolve("chat.zip");
        try (ParleyServer server = TestServer.start(folder, "--history-ring-bytes=65536");
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            CountDownLatch said = new CountDownLatch(100);
            Thread talker = Thread.ofPlatform().start(() -> {
                for (int i = 0; !Thread.interrupted(); i++) {
                    say(ada, "lobby", "line " + i);
                    said.countDown();
                }
            });
            assertThat(said.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(backup(file).code()).isZero();
            talker.interrupt();
            talker.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertDone(run("restore", file, elsewhere), "Restored");
        List<String> texts = rows(elsewhere, "SELECT text FROM line ORDER BY id");
        assertThat(texts).hasSizeGreaterThanOrEqualTo(100);
        assertThat(texts)
                .isEqualTo(IntStream.range(0, texts.size())
                        .mapToObj(i -> "line " + i)
                        .toList());
    }

    @Test
    void whatCannotBeIsSaidInOneLineAndLeavesNothing() throws Exception {
        Path file = folder.resolve("chat.zip");
        assertRefused(backup(file), "There is no database " + folder.resolve("data/parley.db"), "--data");

        Database.open(Files.createDirectories(folder.resolve("data")), Schema.ofThisServer())
                .close();
        assertRefused(backup(folder.resolve("nowhere/chat.zip")), "nowhere/chat.zip cannot be made", "no such folder");
        Files.writeString(file, "precious");
        assertRefused(backup(file), file + " cannot be made: there is something of that name already");
        assertThat(file).hasContent("precious");
        Files.delete(file);

        Path part = Files.createDirectory(folder.resolve("chat.zip.part"));
        try (FileChannel channel =
                        FileChannel.open(part.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            assertRefused(backup(file), "another backup is being written there");
        }
        Files.createDirectory(part.resolve("content")); // of one that was killed
        assertDone(backup(file), "lines of what was said: 0");
        assertThat(names(folder)).containsExactlyInAnyOrder("chat.zip", "data");

        Files.createDirectory(folder.resolve("bans.txt"));
        assertRefused(run("restore", file, folder), "bans.txt cannot be restored", "folder of that name");
        Files.delete(folder.resolve("bans.txt"));
        change("PRAGMA user_version = 999");
        assertRefused(backup(folder.resolve("new.zip")), "a newer Parley made it");
        Files.createDirectory(folder.resolve("data/restoring"));
        assertRefused(backup(folder.resolve("new.zip")), "run ./parley restore FILE again");
        assertThat(names(folder)).containsExactlyInAnyOrder("chat.zip", "data");
    }

    @Test
    void filesOfPluginsThatComeAndGoAreNoReasonToFail() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Database.open(data, Schema.ofThisServer()).close();
        Path plugin = Files.createDirectories(data.resolve("plugins/busy/data/1"));
        Files.writeString(plugin.resolve("steady"), "here");
        Files.createSymbolicLink(plugin.resolve("link"), plugin.resolve("steady"));
        Thread busy = Thread.ofPlatform().start(() -> {
            for (int i = 0; !Thread.interrupted(); i++) {
                try {
                    Path file = plugin.resolve("file" + i % 50);
                    Files.writeString(file, "now");
                    Files.delete(file);
                } catch (IOException e) {
                    throw new AssertionError(e); // an interrupt does no harm to these
                }
            }
        });
        CommandRun run = backup(folder.resolve("chat.zip"));
        busy.interrupt();
        busy.join();

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("plugins/busy/data/1/link is no file but a link or the like, and left out.");
        assertThat(run.err().lines().filter(line -> !line.contains("link")))
                .allSatisfy(line -> assertThat(line).contains("busy/data/1/file", "changed while it was copied"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        assertDone(run("restore", folder.resolve("chat.zip"), elsewhere), "Restored");
        assertThat(elsewhere.resolve("data/plugins/busy/data/1/steady")).hasContent("here");
    }

    private void change(String sql) throws IOException {
        try (Database database = Database.open(folder.resolve("data"), Schema.ofThisServer())) {
            database.append(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(sql);
                }
            });
        }
    }

    private static String say(Peer who, String room, String text) {
        who.send("{\"type\":\"say\",\"room\":\"" + room + "\",\"text\":\"" + text + "\"}\n");
        return who.next("line").toString();
    }

    private static List<String> tables(Path installation) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String table : EVERYTHING_BUT_LINES.split(" ")) {
            rows.addAll(rows(installation, "SELECT * FROM " + table));
        }
        return rows;
    }

    private static List<String> rows(Path installation, String sql) throws IOException {
        try (Database database = Database.open(installation.resolve("data"), Schema.ofThisServer())) {
            return database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(sql)) {
                    return rows(rows);
                }
            });
        }
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getString(column));
            }
            texts.add(String.join("|", columns));
        }
        return texts;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
