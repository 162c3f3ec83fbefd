package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the real program starts, stops, dies and refuses to start.
class RestartIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void install() {
        ParleyProcess.install(folder);
    }

    @Test
    void aBanThatWasAnnouncedSurvivesKillMinus9() throws IOException {
        Files.writeString(folder.resolve("bans.txt"), "mallory\n# kept\nnot a name\n");
        for (String name : List.of("one", "two", "three")) {
            ParleyProcess server = ParleyProcess.server(folder);
            try (Peer admin = Peer.classicAdmin(server.port())) {
                admin.send("BAN " + name).segment(name + " was removed by an admin!");
                server.kill();
            }
        }
        assertThat(Files.readAllLines(folder.resolve("bans.txt")))
                .filteredOn(line -> !line.startsWith("note ")) // who banned whom
                .containsExactly("mallory", "# kept", "not a name", "one", "two", "three");
        try (ParleyProcess server = ParleyProcess.server(folder)) {
            for (String name : List.of("mallory", "one", "TWO", "three")) {
                try (Peer back = Peer.connect(server.port()).segment("NICK").send(name)) {
                    back.segment("BAN").end();
                }
            }
        }
    }

    @Test
    void aServerThatIsToldToStopTellsEverybody() {
        ParleyProcess server = ParleyProcess.server(folder);
        try (Peer old = Peer.classic(server.port(), "old");
                Peer program = Peer.json(server.port(), "prog")) {
            old.segment("prog joined!");
            server.close();
            old.segment("The server is shutting down.").reset();
            assertThat(program.message("farewell").get("text").getAsString()).isEqualTo("The server is shutting down.");
            program.end();
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException, InterruptedException {
        try (ParleyProcess server = ParleyProcess.server(folder)) {
            assertThat(run(1, "server", "--port", String.valueOf(server.port()), "--data", "other-data"))
                    .singleElement()
                    .asString()
                    .contains("Cannot listen on 127.0.0.1 port " + server.port(), "--port chooses another port");
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() throws IOException, InterruptedException {
        try (ParleyProcess _ = ParleyProcess.server(folder)) {
            assertThat(run(1, "server", "--port", "0"))
                    .singleElement()
                    .asString()
                    .contains("is in use by another server");
        }
    }

    @Test
    void theDefaultPasswordIsGoodForLoopbackOnly() throws IOException, InterruptedException {
        assertThat(run(1, "server", "--port", "0", "--host", "0.0.0.0"))
                .singleElement()
                .asString()
                .contains("default password", "./parley passwd");
    }

    @Test
    void aBanListThatIsAFolderIsSaidInOneLine() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("bans.txt"));
        assertThat(run(1, "server", "--port", "0"))
                .singleElement()
                .asString()
                .contains("bans.txt cannot be read: it is not a file");
    }

    @Test
    void malformedSettingsAreSaidWithTheirPlace() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("parley.properties"), "port=many\n");
        assertThat(run(2, "server").getFirst()).contains("--port", "many");
        Files.writeString(folder.resolve("parley.properties"), "prot=4000\n");
        assertThat(run(2, "server").getFirst()).contains("parley.properties", "no setting called 'prot'");
    }

    @Test
    void everyVerbExplainsItself() throws IOException, InterruptedException {
        assertThat(run(0, "--version")).containsExactly("Parley 0.1.0");
        assertThat(String.join("\n", run(0, "--help"))).contains("server", "client", "passwd");
        assertThat(String.join("\n", run(0, "server", "--help")))
                .contains("--host", "--port", "--plugins", "--bans", "--data");
        assertThat(String.join("\n", run(0, "passwd", "--help"))).contains("--data");
        assertThat(String.join("\n", run(0, "client", "--help"))).contains("nick@host:port");
    }

    @Test
    void theProgramWorksThroughALinkFromAnyFolder(@TempDir Path elsewhere) throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("chat"), folder.resolve("parley"));
        Process process = new ProcessBuilder(link.toString(), "server", "--help")
                .directory(elsewhere.toFile())
                .start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(help.replaceAll("\\s+", ""))
                .contains(folder.toRealPath().resolve("plugins").toString());
    }

    /// Runs the program to its end, and returns all that it printed.
    private List<String> run(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("parley").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("exit code, with output %s", output).isEqualTo(exitCode);
        return output;
    }
}
