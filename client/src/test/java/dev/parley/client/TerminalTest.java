package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program on a pseudo-terminal, with a server that does what the test tells it.
class TerminalTest {

    private static final String UP = "\u001bOA";
    private static final String LEFT = "\u001bOD";
    private static final String BACKSPACE = "\u007f";
    private static final String CTRL_A = "\u0001";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String CTRL_R = "\u0012";

    @TempDir
    private Path folder;

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private TerminalProcess start(String... options) {
        String[] arguments =
                Stream.concat(Stream.of(options), Stream.of(server.as("ada"))).toArray(String[]::new);
        TerminalProcess terminal = TerminalProcess.start(folder, Map.of(), TerminalProcess.client(folder, arguments));
        server.welcome();
        terminal.screen().await("/help lists the commands.").awaitInput("ada>");
        return terminal;
    }

    @Test
    void wideCharactersAndEmojiKeepTheCursorRight() {
        try (TerminalProcess terminal = start()) {
            terminal.type("a你好😀z");
            terminal.screen().await("the end of the line", "ada> a你好😀z", 5 + 1 + 4 + 2 + 1);
            terminal.type(LEFT + LEFT);
            terminal.screen().await("two steps to the left", "ada> a你好😀z", 5 + 1 + 4);
            terminal.type(BACKSPACE + "ü");
            terminal.screen().awaitInput("ada> a你ü😀z");
            server.line("bob", "来了 👋");
            terminal.screen().await("<bob> 来了 👋").await("the same place", "ada> a你ü😀z", 5 + 1 + 2 + 1);
            terminal.type("\r");
            server.expectSaid("a你ü😀z");
        }
    }

    @Test
    void nothingFromTheNetworkReachesTheTerminalAsAControl() {
        try (TerminalProcess terminal = start()) {
            server.line("b\u001b[31mob", "\u001b]0;owned\u0007\u001b[2J\u001b[Hgone?\u009b31m\u202Ereversed\r\nforged")
                    .send(new ServerMessage.Reply(null, "\u001bPq\u001b\\ reply", null))
                    .send(new ServerMessage.Joined("lobby", server.nextNumber(), FakeServer.TIME, "\u001b[5mmal\n"))
                    .line("bob", "after");
            terminal.screen().await("<bob> after");

            assertThat(terminal.screen().text())
                    .contains(
                            "<b\uFFFD[31mob> \uFFFD]0;owned\uFFFD\uFFFD[2J\uFFFD[Hgone?\uFFFD31m\uFFFDreversed forged")
                    .contains("\uFFFDPq\uFFFD\\ reply", "\uFFFD[5mmal  joined!", "/help lists the commands.");
            assertThat(terminal.screen().printed())
                    .doesNotContain("\u001b]0;", "\u001b[2J", "\u001b[5m", "\u001bP", "\u0007", "\u009b", "\u202E");
        }
    }

    @Test
    void aWindowOfAnotherSizeKeepsTheInputAndTheLineOfStatus() {
        try (TerminalProcess terminal = start()) {
            terminal.type("half a ");
            terminal.screen().awaitInput("ada> half a ");
            for (int[] size : new int[][] {{60, 15}, {100, 30}, {70, 20}, {80, 24}}) {
                terminal.resize(size[0], size[1]);
                terminal.screen()
                        .await("the status below", screen -> screen.lastRow().contains(" · connected"))
                        .awaitInput("ada> half a ");
                server.line("bob", "at " + size[0]);
                terminal.screen().await("<bob> at " + size[0]).awaitInput("ada> half a ");
                assertThat(terminal.screen().rows().stream().filter(row -> row.contains(" · connected")))
                        .hasSize(1);
            }
            // The earlier ones may have scrolled out: stty tells of rows and columns one by one, and each makes room.
            assertThat(terminal.screen().text()).contains("at 70", "at 80");
            terminal.type("line\r");
            server.expectSaid("half a line");
        }
    }

    @Test
    void whatWasTypedIsThereInTheNextRunButNoPassword() throws IOException {
        try (TerminalProcess first = start()) {
            first.type("hello there\r");
            server.expectSaid("hello there").echo("hello there");
            first.type("/login sesame\r");
            server.expectCommand("/login sesame");
            first.screen().await("/login …");
            first.type(CTRL_D);
            server.expectEnd().hangUp();
            first.expectExit(0);
        }
        try (TerminalProcess second = start()) {
            second.type(UP);
            second.screen().awaitInput("ada> hello there");
            second.type(CTRL_C).screen().awaitInput("ada>");
            second.type(CTRL_R + "hel");
            second.screen().await("the search", screen -> screen.cursorRow().contains("hello there"));
            second.type("\r");
            server.expectSaid("hello there");
        }
        assertThat(Files.readString(folder.resolve(".local/state/parley/history")))
                .isEqualTo("hello there\n");
    }

    @Test
    void viKeysEditToo() {
        try (TerminalProcess terminal = start("--keys", "vi")) {
            terminal.type("xsaid\u001b");
            terminal.screen().awaitInput("ada> xsaid");
            terminal.type("0x");
            terminal.screen().awaitInput("ada> said");
            terminal.type("A again\r");
            server.expectSaid("said again");
        }
    }

    @Test
    void emacsKeysEditByThemselves() {
        try (TerminalProcess terminal = start()) {
            terminal.type("line" + CTRL_A + "a ");
            terminal.screen().awaitInput("ada> a line");
            terminal.type("\r");
            server.expectSaid("a line");
        }
    }

    @Test
    void severalPastedLinesAreAskedAbout() {
        try (TerminalProcess terminal = start()) {
            terminal.type("\u001b[200~first\nsecond\n\u001b[201~");
            terminal.screen().await("second");
            terminal.type("\r");
            terminal.screen().awaitInput("Send 2 lines? (y/n)");
            server.line("bob", "meanwhile");
            terminal.screen().await("<bob> meanwhile").awaitInput("Send 2 lines? (y/n)");
            terminal.type("y\r");
            server.expectSaid("first").expectSaid("second");
        }
    }

    @Test
    void aMentionRingsAndHasAColourUnlessThePersonWantsNone() {
        try (TerminalProcess terminal = start()) {
            server.line("bob", "hey ada").line("bob", "end");
            terminal.screen().await("<bob> end");
            assertThat(terminal.screen().printed()).contains("\u0007", "\u001b[38;5;");
        }
        try (TerminalProcess terminal = start("--theme", "none")) {
            server.line("bob", "hey ada").line("bob", "end");
            terminal.screen().await("<bob> end");
            assertThat(terminal.screen().printed())
                    .contains("\u0007")
                    .doesNotContainPattern("\u001b\\[[0-9;]*[39][0-7]m");
        }
    }

    @Test
    void aLinkIsNeitherBrokenNorMixedWithAnythingElse() {
        String link = "https://example.org/" + "path/".repeat(30);
        try (TerminalProcess terminal = start()) {
            server.line("bob", link);
            terminal.screen().await("<bob> https://");
            terminal.screen()
                    .await("the whole of it", screen -> screen.printed().contains(link));
        }
    }

    @Test
    void aLostServerIsFoundAgainAndWhatWasMissedIsFilledIn() {
        try (TerminalProcess terminal = start()) {
            server.line("bob", "one").stopListening().hangUp();
            terminal.screen().await("the loss", screen -> screen.lastRow().contains("not connected"));
            terminal.type("typed meanwhile\r");
            terminal.screen().await("the line is kept");
            var missed = server.unheardLine("bob", "two");
            server.listenAgain().accept();
            assertThat(server.expect(Hello.class).nick()).isEqualTo("ada");
            server.letIn("ada").fillIn(missed).line("bob", "three");
            terminal.screen().await("<bob> three");
            terminal.type("/send\r");
            server.expectSaid("typed meanwhile");

            assertThat(terminal.screen().rows().stream()
                            .filter(row -> row.contains("<bob>"))
                            .map(row -> row.substring(8)))
                    .containsExactly("<bob> one", "<bob> two", "<bob> three");
        }
    }

    @Test
    void aThousandLinesInASecondLeaveTheKeyboardAlone() {
        try (TerminalProcess terminal = start()) {
            StringBuilder typed = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < 100; j++) {
                    server.line("bob", "line " + i + "." + j);
                }
                terminal.type("k");
                typed.append('k');
                terminal.screen().awaitInput("ada> " + typed);
            }
            terminal.screen().await("<bob> line 19.99").awaitInput("ada> " + typed);
            terminal.type("\r");
            server.expectSaid(typed.toString());
        }
    }
}
