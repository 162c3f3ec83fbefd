package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.RunningClient;
import dev.parley.client.talk.Ending;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a person sees when the connection is lost, and after it.
class ComingBackTest extends ConsoleFixture {

    @Test
    void aLostConnectionComesBackUnderTheSameNameAndWhatWasTypedMeanwhileIsKept() throws IOException {
        start(RunningClient.WAITS);
        server.line("bob", "famous last words").stopListening().hangUp();
        screen.await("<bob> famous last words");
        screen.await("is lost: the server hung up");
        type("are you there?\r");
        screen.await("the line is kept");
        type("half a ");
        server.listenAgain().welcome();
        screen.await("You are ada in lobby again");
        screen.await("One line is kept");
        type("line\r");
        server.expectSaid("half a line");
        type("/send\r");

        server.expectSaid("are you there?");
    }

    @Test
    void whoeverIsSentAwayComesBackOnlyByTheirOwnWish() throws IOException {
        start(RunningClient.WAITS);
        server.send(new ServerMessage.Farewell("You were removed by an admin!")).hangUp();
        screen.await("You were removed by an admin! Press Enter to come back.");
        server.accept().expectEnd();
        type("\r");
        server.welcome();

        screen.await("You are ada in lobby again");
    }

    @Test
    void aRefusalThatNobodyCanMendEndsTheTalk() throws IOException {
        start(RunningClient.WAITS);
        server.hangUp().accept().expect(Hello.class);
        server.send(new ServerMessage.Error(null, ErrorCode.BANNED, "You are banned."))
                .hangUp();

        assertThat(awaitEnding().text()).contains("You are banned.");
    }

    @Test
    void aLineWhoseFateIsNotKnownIsKeptToo() throws IOException {
        start(RunningClient.WAITS);
        type("swallowed\r");
        server.expectSaid("swallowed").hangUp().welcome();
        screen.await("One line is kept");
        type("/drop\r");
        screen.await("One line is forgotten");
    }

    @Test
    void ofAPasteThatTheServerTakesSlowlyNothingIsLostWithTheConnection() throws IOException {
        server.limit(1);
        start(RunningClient.WAITS);
        String lines = IntStream.rangeClosed(1, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        type("\u001b[200~" + lines + "\u001b[201~\r");
        screen.await("Send 50 lines? (y/n)");
        type("y\r");
        server.expectSaid("line 1").stopListening();
        screen.await("the rest follows: /drop forgets it");
        screen.await("the count", now -> now.lastRow().contains(" to be sent · "));
        server.hangUp().listenAgain().welcome();
        screen.await("50 lines are kept");
        type("/send\r");
        IntStream.rangeClosed(1, 8).forEach(i -> server.expectSaid("line " + i).echo("line " + i));
        screen.await("the count", now -> now.lastRow().contains(" to be sent · "));
        type("/drop\r");
        screen.await(" lines are forgotten");
        screen.await("none", now -> !now.lastRow().contains("to be sent"));
        server.line("bob", "thanks");
        screen.await("<bob> thanks");
    }

    @Test
    void whoeverLeavesBeforeAllIsSentIsToldSo() throws IOException {
        server.limit(1);
        start(new Waits(
                RunningClient.WAITS.connect(),
                RunningClient.WAITS.welcome(),
                RunningClient.WAITS.completion(),
                RunningClient.WAITS.handled(),
                Duration.ofMillis(50)));
        type("\u001b[200~" + "again\n".repeat(90) + "\u001b[201~\r");
        screen.await("Send 90 lines? (y/n)");
        type("y\r");
        screen.await("all of them", now -> now.lastRow().matches(".* [78]\\d to be sent · .*"));
        type(CTRL_D);

        expectEnding(Ending.wanted());
        screen.await(" lines waited to be sent, in vain");
    }

    @Test
    void whatWasMissedIsFilledInOnceAndBeforeWhatComesNext() throws IOException {
        start(RunningClient.WAITS);
        server.line("bob", "one").stopListening().hangUp();
        screen.await("is lost");
        var two = server.unheardLine("bob", "two");
        var three = server.unheardLine("bob", "three");
        server.listenAgain().welcome().line("bob", "four").fillIn(two, three).line("bob", "five");
        screen.await("<bob> five");

        assertThat(screen.rows().stream().filter(row -> row.contains("<bob>")).map(row -> row.substring(8)))
                .containsExactly("<bob> one", "<bob> two", "<bob> three", "<bob> four", "<bob> five");
    }

    @Test
    void aLineOfWhichTheFillInShowsThatItWasSaidIsNotKept() throws IOException {
        start(RunningClient.WAITS);
        type("swallowed?\r");
        server.expectSaid("swallowed?").hangUp();
        var swallowed = server.unheardLine("ada", "swallowed?");
        server.welcome().fillIn(swallowed).line("bob", "hi");
        screen.await("<bob> hi");

        assertThat(screen.text()).contains("<ada> swallowed?").doesNotContain("One line is kept");
    }

    @Test
    void aServerThatWasStartedAgainIsFollowed() throws IOException {
        start(RunningClient.WAITS);
        server.line("bob", "before").stopListening().hangUp();
        screen.await("is lost");
        server.countAnew();
        var early = server.unheardLine("bob", "early");
        server.listenAgain().welcome().fillIn(early).line("bob", "after");
        screen.await("<bob> after");

        assertThat(screen.text()).contains("The server counts anew", "<bob> early");
    }

    @Test
    void theLineOfStatusTellsHowThingsStand() throws IOException {
        start(RunningClient.WAITS);
        screen.await("the status", now -> now.lastRow().endsWith(" · lobby · 1 here · connected"));
        server.send(new ServerMessage.Joined("lobby", server.nextNumber(), FakeServer.TIME, "bob"))
                .line("bob", "hi");
        screen.await("the count", now -> now.lastRow().contains(" · 2 here · 1 unread · "));
        type("x");
        screen.await("the key", now -> !now.lastRow().contains("unread"));
        server.stopListening().hangUp();

        screen.await("the loss", now -> now.lastRow().contains("not connected, next attempt in"));
    }
}
