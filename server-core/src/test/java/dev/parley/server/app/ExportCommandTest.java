package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.server.e2e.Peer;
import dev.parley.server.e2e.TestServer;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `parley export` beside a server that runs.
class ExportCommandTest {

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer ada;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        ada = Peer.json(server.address().getPort(), "ada");
    }

    @AfterEach
    void stop() {
        ada.close();
        server.close();
    }

    private void say(String room, String text) {
        ada.send("{\"type\":\"say\",\"room\":\"" + room + "\",\"text\":\"" + text + "\"}\n");
        assertThat(ada.next("line").get("text").getAsString()).isEqualTo(text);
    }

    private CommandRun export(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export", "--data=" + folder.resolve("data")));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }

    private static List<String> lines(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().toList();
    }

    @Test
    void allThatWasSaidUpToNowComesOutRoomByRoomInOrder() {
        ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n").next("joined");
        IntStream.range(0, 50).forEach(i -> say("lobby", "line " + i));
        say("attic", "up here");
        say("lobby", "the last one");

        List<String> lines = lines(export());
        assertThat(lines).hasSize(52);
        assertThat(lines.getFirst()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ attic <ada> up here");
        assertThat(lines.get(1)).endsWith(" lobby <ada> line 0");
        assertThat(lines.getLast()).endsWith(" lobby <ada> the last one");
        assertThat(lines(export("--room", "ATTIC"))).hasSize(1);
        assertThat(lines(export("--from", "1h"))).hasSize(52);
        assertThat(lines(export("--to", "1h"))).isEmpty();
        assertThat(lines(export("--from=2020-01-31", "--to=2020-02-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void programsGetObjectsAsInTheProtocol() {
        say("lobby", "tea & <cake>?");
        JsonObject line = JsonParser.parseString(lines(export("--format=json")).getFirst())
                .getAsJsonObject();
        assertThat(line.keySet()).containsExactly("room", "epoch", "number", "time", "from", "text");
        assertThat(line.get("text").getAsString()).isEqualTo("tea & <cake>?");
        assertThat(line.get("number").getAsLong()).isEqualTo(2);
    }

    @Test
    void aFileHasAllOfItAndIsNeverReplaced() throws IOException {
        say("lobby", "tea?");
        Path file = folder.resolve("said.txt");
        assertThat(lines(export(file.toString()))).isEmpty();
        assertThat(file).content().endsWith(" lobby <ada> tea?\n");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

        CommandRun again = export(file.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("there is something of that name already");
        assertThat(export(folder.resolve("no/such/folder.txt").toString()).err().lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--room=cellar | 1 | Nothing was said in a room called cellar. There is: lobby.",
                "--from=yesterday | 2 | --from is a date (2026-01-31), a moment (2026-01-31T12:00:00Z) or how long ago (7d), not 'yesterday'.",
                "--to=2026-02-30 | 2 | --to is a date",
                "--from=2026-01-01T00:00 | 2 | --from is a date",
                "--format=xml | 2 | --format is text or json, not 'xml'."
            })
    void whatMakesNoSenseIsSaid(String argument, int code, String says) {
        say("lobby", "tea?");
        CommandRun run = export(argument);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(says);
    }

    @Test
    void anEndBeforeTheBeginningIsNoTime() {
        assertThat(export("--from=2026-01-02", "--to=2026-01-01").err()).startsWith("--from must be before --to.");
    }

    @Test
    void aFolderWithoutADatabaseIsNamed() {
        CommandRun run = CommandRun.of("export", "--data=" + folder.resolve("nothing"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("There is no database " + folder.resolve("nothing").resolve(Database.FILE));
    }
}
