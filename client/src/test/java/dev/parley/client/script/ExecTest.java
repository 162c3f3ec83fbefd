package dev.parley.client.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.RunningClient;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cron jobs and bots use.
class ExecTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theAnswerOfACommandIsAllThatIsPrinted() {
        var client = RunningClient.start(server.as("ada"), "--exec", "/who");
        String id = server.welcome().line("bob", "talk").expectCommand("/who");
        server.send(new ServerMessage.Reply(null, "a greeting that nobody asked for", null))
                .send(new ServerMessage.Reply(id, "2 in lobby: ada, bob", null))
                .letGo();

        client.expectExit(0);
        assertThat(client.out().text()).isEqualTo("2 in lobby: ada, bob\n");
        assertThat(client.err().text()).isEmpty();
    }

    @Test
    void severalLinesAreHandledInTheirOrder() {
        var client = RunningClient.start(server.as("ada"), "--exec", "/who", "--exec", "the backup is done");
        String id = server.welcome().expectCommand("/who");
        server.expectSaid("the backup is done")
                .send(new ServerMessage.Reply(id, "only you", null))
                .echo("the backup is done")
                .letGo();

        client.expectExit(0);
        assertThat(client.out().text()).isEqualTo("only you\n");
    }

    @Test
    void aRefusalExitsWith1AndPointsAtItsColumn() {
        var client = RunningClient.start(server.as("ada"), "--exec", "/kick bob", "--exec", "/who");
        String kick = server.welcome().expectCommand("/kick bob");
        String who = server.expectCommand("/who");
        server.send(
                        new ServerMessage.Error(kick, "bad-argument", "nobody here is called bob", "/kick bob", 7),
                        new ServerMessage.Reply(who, "only you", null))
                .letGo();

        client.expectExit(1);
        assertThat(client.out().text()).isEqualTo("only you\n");
        assertThat(client.err().text()).isEqualTo("nobody here is called bob\n  /kick bob\n        ^\n");
    }

    @Test
    void aConnectionThatIsLostBeforeTheAnswerExitsWith1() {
        var client = RunningClient.start(server.as("ada"), "--exec", "/who");
        server.welcome().expectCommand("/who");
        server.hangUp();

        client.expectExit(1);
        assertThat(client.err().text()).hasLineCount(1).contains("is lost");
    }

    @Test
    void quitIsAnEndLikeAnyOther() {
        var client = RunningClient.start(server.as("ada"), "--exec", "/quit");
        server.welcome().expectCommand("/quit");
        server.send(new ServerMessage.Farewell("Goodbye!")).hangUp();

        client.expectExit(0);
        assertThat(client.out().text()).isEmpty();
    }

    @Test
    void anOptionWithoutALineIsAMistake() {
        RunningClient.start(server.as("ada"), "--exec").expectExit(2);
    }

    @Test
    void jsonPrintsEveryMessageAsItCameAlsoOfATypeThatIsNotKnown() {
        var client = RunningClient.start(server.as("ada"), "--json");
        server.welcome()
                .sendRaw("{\"type\":\"weather\",\"sky\":\"blue\"}\n")
                .line("bob", "hi")
                .line("bob", "Gr\u00fc\u00dfe \uD83D\uDE00");
        client.out().await("hi");
        client.out().await("Gr\u00fc\u00dfe \uD83D\uDE00");
        client.endInput();
        server.letGo();

        client.expectExit(0);
        assertThat(client.err().text()).isEmpty();
    }

    @Test
    void jsonIsOneObjectALineFromTheWelcomeOn() {
        var client = RunningClient.start(server.as("ada"), "--json", "--exec", "hello");
        server.welcome().expectSaid("hello").echo("hello").letGo();

        client.expectExit(0);
        List<String> lines = client.out().text().lines().toList();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).startsWith("{\"type\":\"").endsWith("}"));
        assertThat(lines.stream().map(line -> line.split("\"")[3]))
                .containsExactly("welcome", "commands", "line", "pong");
    }

    @Test
    void whatCouldHarmATerminalIsEscapedInJsonAndMeansTheSame() {
        var client = RunningClient.start(server.as("ada"), "--json", "--exec", "x");
        server.welcome()
                .expectSaid("x")
                .sendRaw("{\"type\":\"line\",\t\"room\":\"lobby\",\"number\":2,\"time\":0,\"from\":\"ada\","
                        + "\"text\":\"a\u009b2Jb\u202Ec\u007f\"}\n")
                .letGo();

        client.expectExit(0);
        assertThat(client.out().text())
                .contains("{\"type\":\"line\", \"room\"", "\"a\\u009b2Jb\\u202ec\\u007f\"")
                .doesNotContain("\u009b", "\u202E", "\u007f");
    }

    @Test
    void jsonTellsWhyTheServerRefuses() {
        var client = RunningClient.start(server.as("ada"), "--json");
        server.accept().expect(Hello.class);
        server.send(new ServerMessage.Error(null, ErrorCode.NICK_TAKEN, "ada is here"))
                .hangUp();

        client.expectExit(1);
        assertThat(client.out().text()).hasLineCount(1).contains("\"code\":\"nick-taken\"");
        assertThat(client.err().text()).hasLineCount(1).endsWith("ada is here\n");
    }
}
