package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody is told who may not talk, in each dialect, by one server with the shipped plugins.
class SilenceIT {

    private static final int RATE = 5;
    private static final int AT_ONCE = 10 * RATE;

    @TempDir
    Path folder;

    private ParleyServer server;
    private Peer admin;
    private Peer old;
    private Peer netcat;
    private Peer program;

    @BeforeEach
    void everybodyIsThere() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        for (String jar : List.of("moderation.jar", "roll.jar")) {
            Files.copy(ParleyProcess.top().resolve("plugins").resolve(jar), plugins.resolve(jar));
        }
        server = TestServer.start(folder, "--rate-person", String.valueOf(RATE));
        int port = server.address().getPort();
        old = Peer.classic(port, "old");
        netcat = Peer.line(port, "netty");
        program = Peer.json(port, "prog");
        admin = Peer.connect(port).send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n");
        admin.next("commands");
        old.receiveUntil("admin joined!");
        netcat.linesUntil("admin joined!");
        program.next("joined");
    }

    @AfterEach
    void close() {
        List.of(admin, old, netcat, program).forEach(Peer::close);
        server.close();
    }

    private JsonObject command(Peer who, String line) {
        who.send("{\"type\":\"command\",\"id\":\"x\",\"line\":\"" + line + "\"}\n");
        JsonObject answer;
        do {
            answer = who.nextMessage();
            assertThat(answer.get("type").getAsString()).as("%s", answer).isNotEqualTo("error");
        } while (!answer.get("type").getAsString().equals("reply") || !answer.has("id"));
        return answer;
    }

    private void say(String text) {
        old.send(text);
        netcat.send(text + "\n");
        program.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n");
    }

    private void everybodyIsTold(String refusal) {
        old.receiveUntil(refusal);
        netcat.linesUntil(refusal);
        assertThat(program.next("error").get("text").getAsString()).contains(refusal);
    }

    private void everybodyHears(String line) {
        old.receiveUntil(line);
        netcat.linesUntil(line);
        while (!program.next("line").get("text").getAsString().equals(line)) {
            // something that was said before
        }
    }

    @Test
    void theMutedTheSlowedTheLockedOutAndTheTooFastAreToldSoInEveryDialect() {
        for (String nick : List.of("old", "netty", "prog")) {
            command(admin, "/mute " + nick + " 1h noise");
        }
        say("ssh");
        everybodyIsTold("You are muted until ");
        assertThat(command(program, "/roll 1d6").get("text").getAsString())
                .contains("(Only you see this. You are muted until ");
        netcat.send("/roll 1d6\n").linesUntil("(Only you see this. You are muted until ");
        for (String nick : List.of("old", "netty", "prog")) {
            command(admin, "/unmute " + nick);
        }

        command(admin, "/slow 1h");
        everybodyHears("lobby is slowed down: 1h between two lines.");
        say("first");
        old.receiveUntil("old: first"); // or its next message could come in the same segment
        say("second");
        everybodyIsTold("lobby is slowed down: you can talk again in ");
        command(admin, "/slow off");

        command(admin, "/lock");
        everybodyHears("lobby is locked: only its moderators talk and come in.");
        say("hello?");
        everybodyIsTold("lobby is locked at the moment: only its moderators can talk.");
        command(admin, "/unlock");
        everybodyHears("lobby is open again.");

        flood();
    }

    /// Each sends more than they may, in one go.
    private void flood() {
        String lines =
                IntStream.range(0, AT_ONCE + 10).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        old.send(lines);
        netcat.send(lines + "\n");
        program.send(lines.lines()
                        .map(line -> "{\"type\":\"say\",\"text\":\"" + line + "\"}\n")
                        .collect(Collectors.joining())
                + "{\"type\":\"command\",\"id\":\"last\",\"line\":\"/who\"}\n");
        JsonObject error = program.next("error");
        for (int refused = 1; !error.has("id"); refused++) {
            assertThat(refused).isLessThanOrEqualTo(AT_ONCE);
            error = program.next("error");
        }
        assertThat(error.get("code").getAsString()).isEqualTo("too-fast");
        assertThat(error.get("id").getAsString()).isEqualTo("last");
        assertThat(error.get("retryAfter").getAsLong()).isBetween(1L, 2_000L);

        admin.send("{\"type\":\"say\",\"text\":\"enough\"}\n");
        for (String seen :
                List.of(old.receiveUntil("admin: enough"), String.join("\n", netcat.linesUntil("admin: enough")))) {
            assertThat(seen.split("Too fast: this was not taken, and nothing that you send counts for 2s", -1))
                    .as("the notice comes once in %s", seen)
                    .hasSize(2);
            assertThat(seen).contains("line 10").doesNotContain("line " + (AT_ONCE + 9));
        }
    }
}
