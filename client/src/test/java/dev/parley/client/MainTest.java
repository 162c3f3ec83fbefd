package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final ServerMessage WANTS_PASSWORD =
            new ServerMessage.Error(null, "password-required", "ada has a password", null, null);

    /// Answers every question with the same word.
    private record Answering(Optional<String> word) implements Person {

        @Override
        public Optional<String> ask(String question) {
            return word;
        }

        @Override
        public Optional<String> askSecretly(String question) {
            return word.map(text -> "secret " + text);
        }
    }

    @Test
    void helpNamesTheProgramAsItIsCalled() {
        var client = RunningClient.start("--help");

        client.expectExit(0);
        assertThat(client.out().text()).startsWith("Usage: parley client ").contains("PARLEY_PASSWORD", "Exit codes:");
    }

    @Test
    void theVersionIsTheOneThatWasBuilt() {
        var client = RunningClient.start("--version");

        client.expectExit(0);
        assertThat(client.out().text()).matches("parley client \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "ada@", "localhost:55556", "@localhost", "--password-file=/nowhere/at/all"})
    void aMistakeInTheArgumentsIsExplainedInOneLine(String argument) {
        var client = RunningClient.start(argument);

        client.expectExit(2);
        assertThat(client.out().text()).isEmpty();
        assertThat(client.err().text()).hasLineCount(1).endsWith("See parley client --help\n");
    }

    @Test
    void aPipeHasNobodyToAskForAName() {
        RunningClient.start().expectExit(2);
    }

    @Test
    void whereNothingListensTheRemedyIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var client = RunningClient.start("ada@127.0.0.1:" + port);

        client.expectExit(1);
        assertThat(client.err().text()).hasLineCount(1).contains("127.0.0.1:" + port, "parley server");
    }

    @Test
    void anUnknownHostIsNamed() {
        String host = "x".repeat(64) + ".invalid"; // longer than DNS allows, so that nobody is asked
        var client = RunningClient.start("ada@" + host);

        client.expectExit(1);
        assertThat(client.err().text()).hasLineCount(1).contains("There is no host " + host);
    }

    @Test
    void onAPipeThePasswordComesFromTheEnvironment() {
        try (var server = new FakeServer()) {
            var client = RunningClient.start(Map.of("PARLEY_PASSWORD", "sesame"), server.as("ada"))
                    .endInput();
            assertThat(passwordAskedBy(server)).isEqualTo("sesame");
            server.letIn("ada").letGo();

            client.expectExit(0);
        }
    }

    @Test
    void aPasswordFileIsReadToTheEndOfItsFirstLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " pass wörd \r\nsecond\n");
        try (var server = new FakeServer()) {
            var client = RunningClient.start(
                            Map.of("PARLEY_PASSWORD", "other"), "--password-file", file.toString(), server.as("ada"))
                    .endInput();
            assertThat(passwordAskedBy(server)).isEqualTo(" pass wörd ");
            server.letIn("ada").letGo();

            client.expectExit(0);
        }
    }

    @Test
    void onAPipeAMissingPasswordIsOneLine() {
        try (var server = new FakeServer()) {
            var client = RunningClient.start(server.as("ada"));
            server.accept().expect(Hello.class);
            server.send(WANTS_PASSWORD).expectEnd();

            client.expectExit(1);
            assertThat(client.err().text()).hasLineCount(1).contains("PARLEY_PASSWORD");
        }
    }

    @Test
    void aPersonIsAskedForNameAndPassword() {
        try (var server = new FakeServer()) {
            var place = server.as("");
            var client = RunningClient.start(new Answering(Optional.of("ada")), place)
                    .endInput();
            server.accept();
            assertThat(server.expect(Hello.class)).isEqualTo(new Hello("ada", null, 1));
            server.send(WANTS_PASSWORD);
            assertThat(server.expect(Hello.class).password()).isEqualTo("secret ada");
            server.letIn("ada").letGo();

            client.expectExit(0);
        }
    }

    @Test
    void aPersonMayLeaveInsteadOfAnswering() {
        RunningClient.start(new Answering(Optional.empty())).expectExit(0);
    }

    @Test
    void whyTheServerRefusesIsOneLineThatHarmsNothing() {
        try (var server = new FakeServer()) {
            var client = RunningClient.start(server.as("ada"));
            server.accept()
                    .send(new ServerMessage.Error(null, "banned", "no\u001b[2J\nway", null, null))
                    .hangUp();

            client.expectExit(1);
            assertThat(client.err().text()).hasLineCount(1).endsWith("did not let ada in: no\uFFFD[2J way\n");
        }
    }

    private static String passwordAskedBy(FakeServer server) {
        server.accept();
        assertThat(server.expect(Hello.class).password()).isNull();
        return server.send(WANTS_PASSWORD).expect(Hello.class).password();
    }

    @Test
    void whereAPersonWasLastIsTakenByEnter(@TempDir Path state) throws IOException {
        Map<String, String> environment = Map.of("TERM", "dumb", "XDG_STATE_HOME", state.toString());
        try (var server = new FakeServer()) {
            RunningClient first = RunningClient.start(environment, new Answering(Optional.empty()), server.as("ada"));
            server.welcome();
            first.endInput();
            server.letGo();
            first.expectExit(0);
            assertThat(Files.readString(state.resolve("parley/last"))).isEqualTo(server.as("ada") + "\n");

            RunningClient second = RunningClient.start(environment, new Answering(Optional.of("")));
            server.accept();
            assertThat(server.expect(Hello.class).nick()).isEqualTo("ada");
            second.endInput();
            server.letIn("ada").letGo();
            second.expectExit(0);
        }
    }

    @Test
    void anotherNameGoesToTheSamePlace(@TempDir Path state) throws IOException {
        Map<String, String> environment = Map.of("TERM", "dumb", "XDG_STATE_HOME", state.toString());
        try (var server = new FakeServer()) {
            Files.createDirectory(state.resolve("parley"));
            Files.writeString(state.resolve("parley/last"), server.as("ada") + "\n");
            var client = RunningClient.start(environment, new Answering(Optional.of("bob")));
            server.accept();
            assertThat(server.expect(Hello.class).nick()).isEqualTo("bob");
            client.endInput();
            server.letIn("bob").letGo();
            client.expectExit(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"here:55556", "ada@host:99999", "\u0000\u001b[2J", "@@@"})
    void rubbishWhereTheLastPlaceIsKeptIsOneLineAndNoFailure(String rubbish, @TempDir Path state) throws IOException {
        Files.createDirectory(state.resolve("parley"));
        Files.writeString(state.resolve("parley/last"), rubbish);
        var client = RunningClient.start(
                Map.of("TERM", "dumb", "XDG_STATE_HOME", state.toString()), new Answering(Optional.empty()));

        client.expectExit(0);
        assertThat(client.err().text()).hasLineCount(1).contains("Where you were last cannot be read");
        assertThat(client.err().text()).doesNotContain("\u001b");
    }

    @Test
    void aPlaceThatCannotBeRememberedIsOneLineAndNoFailure(@TempDir Path state) throws IOException {
        Files.writeString(state.resolve("parley"), "a file where the folder should be");
        try (var server = new FakeServer()) {
            var client = RunningClient.start(Map.of("XDG_STATE_HOME", state.toString()), server.as("ada"))
                    .endInput();
            server.welcome().letGo();

            client.expectExit(0);
            assertThat(client.err().text()).hasLineCount(2).contains("cannot be remembered");
        }
    }
}
