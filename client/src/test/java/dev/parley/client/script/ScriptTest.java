package dev.parley.client.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.RunningClient;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Connection;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage.Ping;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyLineIsSaidAndTheClientStaysUntilAllHaveComeBack() {
        var client = RunningClient.start(server.as("ada")).type("a\nb\nc").endInput();
        server.welcome().expectSaid("a").expectSaid("b").expectSaid("c");
        server.send(new ServerMessage.Pong(server.expect(Ping.class).id()));
        server.echo("a").line("bob", "in between").echo("b");
        client.out().await("ada: b\n");
        server.expectSilence().echo("c").expectEnd().hangUp();

        client.expectExit(0);
        assertThat(client.out().text()).isEqualTo("ada: c\n");
    }

    @Test
    void theClientStaysUntilEveryCommandHasItsAnswer() {
        var client = RunningClient.start(server.as("ada"))
                .type("/who\n/nope\n/quiet\n")
                .endInput();
        String who = server.welcome().expectCommand("/who");
        String nope = server.expectCommand("/nope");
        String quiet = server.expectCommand("/quiet");
        server.send(new ServerMessage.Pong(server.expect(Ping.class).id()));
        var table = new ServerMessage.Table(List.of("name"), List.of(List.of("ada")));
        server.send(new ServerMessage.Reply(who, "ada", table));
        server.send(new ServerMessage.Error(nope, "unknown-command", "No such command", "/nope", 2));
        server.expectSilence()
                .send(new ServerMessage.Reply(quiet, "", null))
                .expectEnd()
                .hangUp();

        client.expectExit(0);
        assertThat(client.out().text()).isEqualTo("name\nada\n");
        assertThat(client.err().text()).endsWith("No such command\n  /nope\n   ^\n");
    }

    @Test
    void theClientStaysUntilTheServerHasReadEverything() {
        var client = RunningClient.start(server.as("ada")).endInput();
        String id = server.welcome().expect(Ping.class).id();
        server.expectSilence().send(new ServerMessage.Pong(id)).expectEnd().hangUp();

        client.expectExit(0);
    }

    @Test
    void aRefusedLineNeedsNoEcho() {
        var client = RunningClient.start(server.as("ada")).type("a\n").endInput();
        server.welcome().expectSaid("a");
        server.send(new ServerMessage.Error(null, "refused", "You are muted", null, null))
                .letGo();

        client.expectExit(0);
        assertThat(client.err().text()).endsWith("You are muted\n");
    }

    @Test
    void blankLinesAreNotSentAndTwoSlashesSayOne() {
        var client = RunningClient.start(server.as("ada"))
                .type("\n  \n//etc/passwd\r\n /kick\n\n")
                .endInput();
        server.welcome().expectSaid("/etc/passwd").expectSaid(" /kick");
        server.echo("/etc/passwd").echo(" /kick").letGo();

        client.expectExit(0);
    }

    @Test
    void aLineThatIsTooLongIsRefusedHereAndTheRestIsSent() {
        String fits = "é".repeat(85);
        var client = RunningClient.start(server.as("ada"))
                .type("x".repeat(5_000) + "\n" + "\"".repeat(100) + "\n" + fits + "\n")
                .endInput();
        server.welcome().expectSaid(fits).echo(fits).letGo();

        client.expectExit(0);
        assertThat(client.err().text().lines().filter(line -> line.contains("too long")))
                .hasSize(2);
    }

    @Test
    void nothingButTheTalkIsOnTheOutput() {
        var client = RunningClient.start(server.as("ada"));
        server.welcome();
        client.err()
                .await("You are ada in lobby on "
                        + Address.parse(server.as("ada")).place() + " (Fake 1). /help");
        server.line("bob", "hi").line(null, "The server speaks");
        client.out().await("bob: hi\nThe server speaks\n");
        client.endInput();
        server.letGo();

        client.expectExit(0);
        assertThat(client.out().text()).isEmpty();
    }

    @Test
    void quitEndsWellAndNothingAfterItIsSent() {
        var client = RunningClient.start(server.as("ada")).type("/quit\nmore\n");
        server.welcome().expectCommand("/quit");
        server.send(new ServerMessage.Farewell("Bye!")).hangUp();

        client.expectExit(0);
        assertThat(client.err().text()).endsWith("Bye!\n");
    }

    @Test
    void quitLeavesAServerThatDoesNotKnowIt() {
        var client = RunningClient.start(server.as("ada")).type("/quit\n");
        String id = server.welcome().expectCommand("/quit");
        server.send(new ServerMessage.Error(id, "unknown-command", "No such command", null, null));

        client.expectExit(0);
    }

    @Test
    void beingSentAwayFailsWithTheReasonWhileTheInputIsStillOpen() {
        var client = RunningClient.start(server.as("ada"));
        server.welcome()
                .send(new ServerMessage.Farewell("You were removed by an admin!"))
                .hangUp();

        client.expectExit(1);
        assertThat(client.err().text()).endsWith("You were removed by an admin!\n");
    }

    @Test
    void whoeverIsSentAwayWhileLinesWaitForTheServersPaceIsToldHowMany() {
        var client = RunningClient.start(server.as("ada")).type("a\n".repeat(200));
        server.limit(10).welcome();
        for (int i = 0; i < 81; i++) {
            server.expectSaid("a");
        }
        server.send(new ServerMessage.Farewell("Bye!")).hangUp();

        client.expectExit(1);
        assertThat(client.err().text()).containsPattern("\\d+ lines waited to be sent, in vain\nBye!\n$");
    }

    @Test
    void aLostConnectionFailsInOneLine() {
        var client = RunningClient.start(server.as("ada")).type("a\n");
        server.welcome().expectSaid("a").hangUp();

        client.expectExit(1);
        assertThat(client.err().text().lines().skip(1))
                .singleElement()
                .asString()
                .contains("is lost");
    }

    @Test
    void anEndlessLineOfTheServerEndsTheConnection() {
        var client = RunningClient.start(server.as("ada"));
        server.welcome().sendRaw("x".repeat(Connection.MAX_LINE_BYTES + 2));

        client.expectExit(1);
        assertThat(client.err().text()).contains("a line of more than");
    }

    @Test
    void whatIsNoMessageIsLeftOutAndTheTalkGoesOn() {
        var client = RunningClient.start(server.as("ada"));
        server.welcome()
                .sendRaw("{\"type\":\"weather\"}\nboo\n{\"type\":\"line\"}\n")
                .line("bob", "hi");
        client.out().await("bob: hi\n");
        client.endInput();
        server.letGo();

        client.expectExit(0);
        assertThat(client.err().text().lines().filter(line -> line.contains("no message")))
                .hasSize(2);
    }

    @Test
    void aServerThatDoesNotConfirmIsLeftWithAFailure() {
        var waits = new Waits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(50),
                Duration.ofMillis(50));
        var client = RunningClient.start(waits, server.as("ada")).type("a\n").endInput();
        server.welcome().expectSaid("a").expect(Ping.class);

        client.expectExit(1);
        assertThat(client.err().text()).contains("did not confirm");
    }

    @Test
    void manyLinesAreAllDelivered() {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            input.append("line ").append(i).append('\n');
        }
        var client = RunningClient.start(server.as("ada"));
        Thread.ofPlatform().daemon().start(() -> client.type(input.toString()).endInput());
        server.welcome();
        for (int i = 0; i < 2_000; i++) {
            server.expectSaid("line " + i).echo("line " + i);
        }
        server.letGo();

        client.expectExit(0);
        assertThat(client.out().text()).endsWith("ada: line 1999\n").hasLineCount(2_000);
    }
}
