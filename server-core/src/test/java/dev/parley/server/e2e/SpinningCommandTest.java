package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.PluginJars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command that computes for ever, heeds no interrupt, and is called by more people than the machine has
/// cores.
class SpinningCommandTest {

    private static final int CALLERS = 4;

    @TempDir
    private Path folder;

    @Test
    void isGivenUpAndReportedWhileTheRoomAndAllOtherCommandsGoOn() throws IOException {
        Path end = folder.resolve("end");
        Files.createDirectory(folder.resolve("plugins"));
        PluginJars.plugin(folder, "spin", "1.0.0")
                .command(
                        "Spin",
                        "name = \"spin\", help = \"Spins\", deadline = \"1s\"",
                        "while (!new java.io.File(\"%s\").exists()) { } return Reply.nothing();".formatted(end))
                .jar(folder.resolve("plugins/spin.jar"));
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        List<Peer> callers = new ArrayList<>();
        try (ParleyServer server = TestServer.start(folder)) {
            int port = server.address().getPort();
            try (Peer witness = Peer.json(port, "witness")) {
                for (int i = 0; i < CALLERS; i++) {
                    callers.add(Peer.json(port, "caller" + i).send("{\"type\":\"command\",\"line\":\"/spin\"}\n"));
                }
                for (Peer caller : callers) {
                    assertThat(caller.next("error").get("code").getAsString()).isEqualTo("timed-out");
                }
                witness.send("{\"type\":\"command\",\"line\":\"/spin\"}\n");
                assertThat(witness.next("error").get("text").getAsString())
                        .isEqualTo("/spin is out of service: earlier calls of spin 1.0.0 have not come back.");
                witness.send("{\"type\":\"say\",\"text\":\"hi\"}\n{\"type\":\"command\",\"line\":\"/who\"}\n");
                assertThat(witness.next("line").get("text").getAsString()).isEqualTo("hi");
                assertThat(witness.next("reply").get("text").getAsString()).startsWith("5 in lobby");
                awaitLine(log, "/spin by caller0 goes on after it was given up, at ");
                assertThat(log.toString(StandardCharsets.UTF_8)).contains("example.Spin.run");
            }
        } finally {
            Files.createFile(end);
            callers.forEach(Peer::close);
            System.setErr(before);
        }
    }

    private static void awaitLine(ByteArrayOutputStream log, String part) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!log.toString(StandardCharsets.UTF_8).contains(part)
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(part);
    }
}
