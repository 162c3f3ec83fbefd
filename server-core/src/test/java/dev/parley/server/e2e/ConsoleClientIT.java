package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The real client in a pipe, talking to the real server.
class ConsoleClientIT extends RealServer {

    /// How a client's process ended.
    private record Ended(int exitCode, List<String> out, List<String> err) {}

    @Test
    void whatIsPipedIsSaidInOrderAndCommandsAreAnswered() throws Exception {
        try (Peer witness = Peer.json(server.port(), "witness")) {
            Ended client = client(Map.of(), "one\ntwo\n/who\nthree\n", "ada@localhost:" + server.port());
            assertThat(client.exitCode()).isZero();
            assertThat(client.out()).containsExactly("ada: one", "ada: two", "2 in lobby: witness, ada", "ada: three");
            for (String text : List.of("one", "two", "three")) {
                assertThat(witness.next("line").get("text").getAsString()).isEqualTo(text);
            }
        }
    }

    @Test
    void theAdministratorGivesThePasswordInTheEnvironmentAndMayKick() throws Exception {
        try (Peer bob = Peer.json(server.port(), "bob")) {
            Ended client = client(
                    Map.of("PARLEY_PASSWORD", "adminpass"),
                    "/kick bob\n/kick bob\n",
                    "admin@localhost:" + server.port());
            assertThat(bob.next("farewell").get("text").getAsString()).isEqualTo("You were removed by an admin!");
            assertThat(client.exitCode()).isZero();
            assertThat(client.out()).containsExactly("bob was removed by an admin!");
            assertThat(client.err()).endsWith("nobody here is called bob", "  /kick bob", "        ^");
        }
    }

    @Test
    void aRefusalIsOneLineAndExitCode1() throws Exception {
        try (Peer _ = Peer.json(server.port(), "ada")) {
            Ended taken = client(Map.of(), "hi\n", "ADA@localhost:" + server.port());
            assertThat(taken.exitCode()).isEqualTo(1);
            assertThat(taken.err()).singleElement().asString().contains("Somebody called ADA is here already.");
        }
        Ended unknown = client(Map.of(), "hi\n", "admin@localhost:" + server.port());
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).singleElement().asString().contains("PARLEY_PASSWORD");
    }

    @Test
    void aConnectionThatIsLostIsOneLineAndExitCode1() throws Exception {
        Process client = start(Map.of(), "ada@localhost:" + server.port());
        try (Peer witness = Peer.json(server.port(), "witness")) {
            client.outputWriter().append("hello\n").flush();
            witness.next("line");
            server.kill();
        }
        assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isEqualTo(1);
        assertThat(client.errorReader().readAllLines().getLast()).contains("is lost");
    }

    @Test
    void nobodyThereIsOneLineAndExitCode1AndAMistakeIsExitCode2() throws Exception {
        int port = server.port();
        server.close();
        Ended nobody = client(Map.of(), "hi\n", "ada@localhost:" + port);
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).singleElement().asString().contains("Nothing answers at", String.valueOf(port));
        assertThat(client(Map.of(), "hi\n", "ada@localhost:many").exitCode()).isEqualTo(2);
        assertThat(client(Map.of(), "hi\n").exitCode()).isEqualTo(2);
    }

    private Ended client(Map<String, String> environment, String input, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        process.outputWriter().append(input).close();
        List<String> out = process.inputReader().readAllLines();
        List<String> err = process.errorReader().readAllLines();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./parley", "client").directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
