package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the README do what it says, typed as they stand there. They use the usual port, so a
/// machine on which something listens there already cannot try them.
class ReadmeIT {

    private static final int USUAL_PORT = 55556;

    @TempDir
    private Path folder;

    @Test
    void theFirstThirtySeconds() throws IOException, InterruptedException {
        assumeThat(isFree(USUAL_PORT)).as("port %d is free", USUAL_PORT).isTrue();
        String readme = Files.readString(ParleyProcess.top().resolve("README.md"));
        String server = command(readme, "./parley server");
        String client = command(readme, "./parley client ada@localhost");
        String netcat = command(readme, "nc localhost 55556");
        String pipe = command(readme, "echo 'the backup is done' | ./parley client backup@localhost");
        ParleyProcess.install(folder);

        try (ParleyProcess running = ParleyProcess.started(folder, server)) {
            assertThat(running.port()).isEqualTo(USUAL_PORT);
            try (Peer witness = Peer.json(USUAL_PORT, "witness")) {
                shell(pipe, "");
                witness.next("joined");
                assertThat(witness.message("line").get("text").getAsString()).isEqualTo("the backup is done");
                assertThat(witness.message("left").get("nick").getAsString()).isEqualTo("backup");

                assertThat(shell(client, "hello\n/who\n")).contains("ada: hello", "2 in lobby: witness, ada");
                witness.next("left");
                if (Files.isExecutable(Path.of("/usr/bin/nc"))) {
                    assertThat(shell(netcat, "netty\n/who\n/quit\n"))
                            .contains("2 in lobby: witness, netty", "Goodbye!");
                }
            }
        }
        assertThat(shell(command(readme, "./parley passwd"), "correct horse battery\n"))
                .contains("The password of admin is changed.");
    }

    @Test
    void theCodeOfKickIsWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(ParleyProcess.top().resolve("README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + 8);
        String kick = Files.readString(
                ParleyProcess.top().resolve("plugins/kick/src/main/java/dev/parley/plugins/kick/Kick.java"));
        assertThat(withoutBlanksAndComments(kick))
                .endsWith(withoutBlanksAndComments(shown.substring(0, shown.indexOf("```"))));
    }

    private static String withoutBlanksAndComments(String code) {
        return code.replaceAll("///.*", "").replaceAll("\\s+", "");
    }

    /// The command, if the README has it, on a line or between backticks of its own.
    private static String command(String readme, String command) {
        assertThat(readme).containsPattern("(    |`)" + Pattern.quote(command) + "(\n|`)");
        return command;
    }

    private List<String> shell(String command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.outputWriter().append(input).close();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("exit code of %s, with output %s", command, output)
                .isZero();
        return output;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
