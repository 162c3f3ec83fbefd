package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.RunningClient;
import dev.parley.client.Screen;
import dev.parley.client.screen.Theme;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Pauses;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage.Complete;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The console on a terminal whose keys and screen are streams.
class ConsoleTest {

    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String PROMPT = "ada> ";
    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(50), Duration.ofMillis(50), RandomGenerator.getDefault());

    private final FakeServer server = new FakeServer();
    private final Screen screen = new Screen(80, 24);
    private final Pipe keys;
    private final Terminal terminal;

    private CompletableFuture<Ending> ending = new CompletableFuture<>();

    ConsoleTest() throws IOException {
        keys = Pipe.open();
        terminal = new ExternalTerminal(
                "test", "xterm", Channels.newInputStream(keys.source()), screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
    }

    private void start(Waits waits) {
        ending = CompletableFuture.supplyAsync(() -> talk(waits));
        server.welcome();
        screen.await("/help lists the commands.");
        screen.awaitInput(PROMPT);
    }

    private Ending talk(Waits waits) {
        var entrance = new Entrance(Address.parse(server.as("ada")), Optional.empty(), waits, _ -> {});
        var entered = (Entrance.Outcome.Entered) entrance.enter(Optional::empty);
        var choices = new Seat.Choices(Theme.NONE, LineEditor.Keys.EMACS, Optional.empty());
        return new Seat(terminal, choices, entrance, entered, PAUSES, waits).talk();
    }

    private void type(String text) throws IOException {
        keys.sink().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void expectEnding(Ending expected) {
        assertThat(ending.orTimeout(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join())
                .isEqualTo(expected);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        keys.sink().close();
        terminal.close();
    }

    @Test
    void whatIsTypedIsSaidAsItIsAndComesBackFromTheServer() throws IOException {
        start(RunningClient.WAITS);
        type("hi!! \"it's\" $HOME \\ Grüße 你好\r");
        server.expectSaid("hi!! \"it's\" $HOME \\ Grüße 你好").echo("hi!! ok");

        screen.await("<ada> hi!! ok");
    }

    @Test
    void anArrivingLineIsPrintedAboveAndWhatIsBeingTypedStays() throws IOException {
        start(RunningClient.WAITS);
        type("half a ");
        screen.await("half a");
        server.line("bob", "hello");
        screen.await("<bob> hello");
        screen.awaitInput(PROMPT + "half a ");
        type("line\r");

        server.expectSaid("half a line");
    }

    @Test
    void aCommandIsShownBeforeItsAnswer() throws IOException {
        start(RunningClient.WAITS);
        type("/who\r");
        String id = server.expectCommand("/who");
        server.send(new ServerMessage.Reply(id, "only you", null));

        screen.await(PROMPT + "/who");
        screen.await("only you");
    }

    @Test
    void theTabKeyAsksTheServerAndReplacesWhatTheServerSays() throws IOException {
        start(RunningClient.WAITS);
        type("/kick BO\t");
        Complete question = server.expect(Complete.class);
        assertThat(question.line()).isEqualTo("/kick BO");
        assertThat(question.cursor()).isEqualTo(8);
        server.send(new ServerMessage.Completions(question.id(), 6, 8, List.of(new Candidate("bob", "here"))));
        screen.await("bob");
        type("now\r");

        server.expectCommand("/kick bob now");
    }

    @Test
    void whatSeveralCandidatesShareIsFilledInAndAllAreShown() throws IOException {
        start(RunningClient.WAITS);
        type("/k\t");
        Complete question = server.expect(Complete.class);
        server.send(new ServerMessage.Completions(
                question.id(), 1, 2, List.of(new Candidate("kick", "Disconnect"), new Candidate("kill", null))));
        screen.await("kick");
        screen.await("Disconnect");
        screen.await("kill");
        type("ck\r");

        server.expectCommand("/kick");
    }

    @Test
    void aRoomThatTalksDoesNotHoldUpTheTabKey() throws IOException {
        start(RunningClient.WAITS);
        type("/k\t");
        Complete question = server.expect(Complete.class);
        server.line("bob", "hello")
                .line("bob", "again")
                .send(new ServerMessage.Completions(question.id(), 1, 2, List.of(new Candidate("kick", null))));
        screen.await("<bob> again");
        type("x\r");

        server.expectCommand("/kick x");
    }

    @Test
    void aServerThatDoesNotCompleteIsNotWaitedForLong() throws IOException {
        start(new Waits(
                RunningClient.WAITS.connect(),
                RunningClient.WAITS.welcome(),
                Duration.ofMillis(50),
                RunningClient.WAITS.handled(),
                RunningClient.WAITS.goodbye()));
        type("/k\t");
        server.expect(Complete.class);
        type("ick\r");

        server.expectCommand("/kick");
    }

    @Test
    void aNameOfOddCharactersMakesAHarmlessPrompt() {
        ending = CompletableFuture.supplyAsync(() -> talk(RunningClient.WAITS));
        server.accept().letIn("100%P\u001b[2J");

        screen.awaitInput("100%P\uFFFD[2J> ");
    }

    @Test
    void severalPastedLinesAreAskedAboutAndSentOneByOne() throws IOException {
        start(RunningClient.WAITS);
        type("\u001b[200~one\ntwo\n\nthree\n\u001b[201~\r");
        screen.await("Send 3 lines? (y/n)");
        type("y\r");

        server.expectSaid("one").expectSaid("two").expectSaid("three");
    }

    @Test
    void pastedLinesThatWereNotMeantStandInTheLineAgain() throws IOException {
        start(RunningClient.WAITS);
        type("\u001b[200~one\ntwo\u001b[201~\r");
        screen.await("Send 2 lines? (y/n)");
        type("n\r");
        screen.await("two");
        type("\u0003");
        screen.awaitInput(PROMPT);
        type("said\r");

        server.expectSaid("said");
    }

    @Test
    void oneLineThatWasPastedWithItsEndIsNoQuestion() throws IOException {
        start(RunningClient.WAITS);
        type("\u001b[200~one\n\u001b[201~\r");

        server.expectSaid("one");
    }

    @Test
    void controlCClearsTheLineAndThenHintsHowToLeave() throws IOException {
        start(RunningClient.WAITS);
        type("never mind");
        screen.await("never mind");
        type(CTRL_C);
        screen.awaitInput(PROMPT);
        type("said\r");
        server.expectSaid("said");
        screen.awaitInput(PROMPT);
        assertThat(screen.text()).doesNotContain("Ctrl-D");
        type(CTRL_C);
        screen.await("Ctrl-D or /quit leaves");
        type("still here\r");

        server.expectSaid("still here");
    }

    @Test
    void controlDLeaves() throws IOException {
        start(RunningClient.WAITS);
        type("last words\r" + CTRL_D);
        server.expectSaid("last words").expectEnd().hangUp();

        expectEnding(Ending.wanted());
    }

    @Test
    void quitLeavesWithTheServersGoodbye() throws IOException {
        start(RunningClient.WAITS);
        type("/quit\r");
        server.expectCommand("/quit");
        server.send(new ServerMessage.Farewell("Bye!")).hangUp();

        expectEnding(Ending.wanted("Bye!"));
    }

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

        assertThat(ending.orTimeout(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join()
                        .text())
                .contains("You are banned.");
    }

    @Test
    void aLineWhoseFateIsNotKnownIsKeptToo() throws IOException {
        start(RunningClient.WAITS);
        type("swallowed\r");
        server.expectSaid("swallowed").hangUp().welcome();
        screen.await("One line is kept");
        type("/drop\r");
        screen.await("1 kept lines are forgotten");
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

    @Test
    void aHintShowsTheNextArgumentAndVanishesWhenTheLineIsSent() throws IOException {
        start(RunningClient.WAITS);
        var who = new ParameterInfo("who", "user", "whom", false, false, false, null);
        server.send(new ServerMessage.Commands(
                List.of(new CommandInfo("kick", List.of(), "Disconnect someone", "/kick <who>", List.of(who)))));
        server.line("bob", "there");
        screen.await("there");
        type("/kick ");
        screen.awaitInput(PROMPT + "/kick <who>  whom");
        assertThat(screen.cursorColumn()).isEqualTo(11);
        type("bob\r");
        server.expectCommand("/kick bob");
        screen.await("ada> /kick bob").awaitInput(PROMPT);

        assertThat(screen.text()).doesNotContain("whom");
    }

    @Test
    void clearEmptiesTheScreenAndSendsNothing() throws IOException {
        start(RunningClient.WAITS);
        server.line("bob", "clutter");
        screen.await("clutter");
        type("/clear\r");
        screen.await("a clear screen", now -> !now.text().contains("clutter"));
        type("said\r");
        server.expectSaid("said");

        screen.await("the status", now -> now.lastRow().contains("lobby"));
    }

    @Test
    void aPasswordIsNeitherKeptNorShownAgain() throws IOException {
        start(RunningClient.WAITS);
        type("/login sesame\r");
        server.expectCommand("/login sesame");
        screen.await("ada> /login …");
        type("hello\r");
        server.expectSaid("hello");
        type("\u001bOA\u001bOA");
        screen.awaitInput(PROMPT + "hello");

        assertThat(screen.text()).doesNotContain("sesame");
    }
}
