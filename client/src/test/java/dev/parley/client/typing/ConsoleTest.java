package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.RunningClient;
import dev.parley.client.talk.Ending;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage.Complete;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Typing, completing, asking and leaving.
class ConsoleTest extends ConsoleFixture {

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
    void commandsThatChangeWhileTheTabKeyWaitsDoNotHoldUpTheAnswer() throws IOException {
        start(RunningClient.WAITS);
        type("/k\t");
        Complete question = server.expect(Complete.class);
        server.send(new ServerMessage.Commands(List.of()))
                .send(new ServerMessage.Completions(question.id(), 1, 2, List.of(new Candidate("kick", null))));
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
    void aCompletionThatTheServerRefusesIsNotWaitedForAndNotShown() throws IOException {
        start(RunningClient.WAITS);
        type("/k\t");
        String id = server.expect(Complete.class).id();
        server.send(ServerMessage.Error.tooFast(id, "Too many questions", Duration.ofSeconds(1)));
        type("ick\r");
        server.expectCommand("/kick");
        server.line("bob", "hi");

        screen.await("<bob> hi");
        assertThat(screen.text()).doesNotContain("Too many");
    }

    @Test
    void aNameOfOddCharactersMakesAHarmlessPrompt() {
        begin(RunningClient.WAITS);
        server.accept().letIn("100%P\u001b[2J");

        screen.awaitInput("100%P\uFFFD[2J> ");
    }

    @Test
    void whoeverTakesAnotherNameHasItInThePromptAtOnceAndKeepsWhatTheyHaveTyped() throws IOException {
        start(RunningClient.WAITS);
        type("hel");
        screen.awaitInput(PROMPT + "hel");
        server.send(new ServerMessage.Renamed("lobby", 2, 0, "ada", "eve"));

        screen.awaitInput("eve> hel");
        type("lo\r");
        server.expectSaid("hello");
        screen.awaitInput("eve> ");
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
    void aQuestionStaysWhenTheNameOrTheCommandsChange() throws IOException {
        start(RunningClient.WAITS);
        type("\u001b[200~one\ntwo\u001b[201~\r");
        screen.awaitInput("Send 2 lines? (y/n) ");
        server.send(new ServerMessage.Renamed("lobby", 2, 0, "ada", "eve"))
                .send(new ServerMessage.Commands(List.of()))
                .send(new ServerMessage.Reply(null, "a reply", null));
        screen.await("a reply").awaitInput("Send 2 lines? (y/n) ");
        type("y\r");
        server.expectSaid("one").expectSaid("two");

        screen.awaitInput("eve> ");
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
    void aHintShowsTheNextArgumentAndVanishesWhenTheLineIsSent() throws IOException {
        start(RunningClient.WAITS);
        var who = new ParameterInfo("who", "user", "whom", false, false, false, null);
        server.send(new ServerMessage.Commands(
                List.of(new CommandInfo("kick", List.of(), "Disconnect someone", "/kick <who>", List.of(who)))));
        server.line("bob", "there");
        screen.await("there");
        type("/kick ");
        screen.await("the hint behind the cursor", PROMPT + "/kick <who>  whom", 11);
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
