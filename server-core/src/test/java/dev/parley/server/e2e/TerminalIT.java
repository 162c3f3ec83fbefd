package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Screen;
import dev.parley.client.TerminalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The real client on a terminal, talking to the real server.
class TerminalIT extends RealServer {

    private static final String WAVE = """
            import dev.parley.api.*;

            @Slash(name = "wave", help = "Wave at somebody")
            public final class Wave implements Command<Wave.Args> {

                public record Args(@Help("who is waved at") User who) {}

                @Override
                public Reply run(Args args, Call call) {
                    return Reply.toRoom(call.caller().nick() + " waves at " + args.who().nick());
                }
            }
            """;

    private TerminalProcess terminal(String nick, Map<String, String> environment) {
        TerminalProcess terminal =
                TerminalProcess.start(folder, environment, "./parley client " + nick + "@localhost:" + server.port());
        terminal.screen().await("You are " + nick + " in lobby on").awaitInput(nick + ">");
        return terminal;
    }

    private TerminalProcess terminal() {
        return terminal("ada", Map.of());
    }

    private static List<String> said(Screen screen, String by) {
        return screen.rows().stream()
                .filter(row -> row.contains("<" + by + ">"))
                .map(row -> row.substring(row.indexOf('>') + 2))
                .toList();
    }

    @Test
    void whatArrivesWhileAPersonTypesIsPrintedAbove() throws Exception {
        try (TerminalProcess ada = terminal();
                Peer bob = Peer.json(server.port(), "bob")) {
            ada.type("half a ");
            ada.screen().awaitInput("ada> half a ");
            bob.send("{\"type\":\"say\",\"text\":\"hello, Ada\"}\n");
            ada.screen().await("<bob> hello, Ada").awaitInput("ada> half a ");
            ada.screen().await("the status", screen -> screen.lastRow().contains(" · lobby · 2 here · "));
            ada.type("line\r");
            ada.screen().await("<ada> half a line").awaitInput("ada>");
            assertThat(bob.next("line").get("text").getAsString()).isEqualTo("hello, Ada");
            assertThat(bob.next("line").get("text").getAsString()).isEqualTo("half a line");
        }
    }

    @Test
    void aPluginThatIsInstalledAndUpgradedIsKnownToCompletionAndHintsAtOnce() throws Exception {
        Path file = folder.resolve("plugins/Wave.java");
        try (TerminalProcess ada = terminal()) {
            ada.type("/wa");
            ada.screen().awaitInput("ada> /wa");
            Files.writeString(file, WAVE);
            ada.screen().awaitInput("ada> /wave <who>  Wave at somebody");
            ada.type("\t");
            ada.screen().awaitInput("ada> /wave <who>  who is waved at");
            ada.type("a\t");
            ada.screen().awaitInput("ada> /wave ada");

            Files.writeString(
                    file,
                    WAVE.replace("User who)", "User who, @Help(\"with what\") String thing)")
                            .replace("Wave at", "Swing at"));
            ada.screen().awaitInput("ada> /wave ada <thing>  with what");
            ada.type("flag\r");
            ada.screen().await("* ada waves at ada").awaitInput("ada>");

            Files.delete(file);
            ada.type("/wave ");
            ada.screen().awaitInput("ada> /wave");
        }
    }

    @Test
    void completionAndHintsHaveOnlyWhatThisPersonMayUse() {
        try (TerminalProcess ada = terminal();
                TerminalProcess admin = terminal("admin", Map.of("PARLEY_PASSWORD", "adminpass"))) {
            admin.type("/ki");
            admin.screen().awaitInput("admin> /kick <who> [reason…]  Disconnect someone");
            admin.type("\tad\t");
            admin.screen().await("ada   (who)   admin (who)");
            ada.type("/ki\t");
            ada.screen().awaitInput("ada> /ki");
        }
    }

    @Test
    void anErrorPutsTheCaretUnderTheColumnOfWhatWasTyped() {
        try (TerminalProcess ada = terminal()) {
            ada.type("/who 你好\r");
            ada.screen().await("the caret", screen -> {
                List<String> rows = screen.rows();
                int at = rows.indexOf("  /who 你好");
                return at > 0 && rows.get(at + 1).equals("       ^");
            });
        }
    }

    @Test
    void aServerThatWasKilledIsFoundAgainAndNoLineIsLostOrDoubled() throws Exception {
        int port = server.port();
        try (TerminalProcess ada = terminal()) {
            ada.type("before\r");
            ada.screen().await("<ada> before");
            server.kill();
            ada.screen().await("the loss", screen -> screen.lastRow().startsWith(" not connected"));
            ada.type("typed meanwhile\r");
            ada.screen().await("the line is kept");
            server = ParleyProcess.started(folder, "./parley server --port " + port);
            try (Peer bob = Peer.json(port, "bob")) {
                say(bob, 0, 10);
                ada.type("\r"); // tries at once
                ada.screen().await("You are ada in lobby again");
                say(bob, 10, 15);
                ada.screen().await("<bob> line 14");
                assertThat(said(ada.screen(), "bob"))
                        .isEqualTo(IntStream.range(0, 15)
                                .mapToObj(i -> "line " + i)
                                .toList());
                ada.screen().await("One line is kept");
                ada.type("/send\r");
                ada.screen().await("<ada> typed meanwhile");
            }
        }
    }

    @Test
    void aServerThatIsStoppedAndStartedIsFoundAgainByItself() throws Exception {
        int port = server.port();
        try (TerminalProcess ada = terminal()) {
            server.close();
            ada.screen().await("The server is shutting down.");
            server = ParleyProcess.started(folder, "./parley server --port " + port);
            ada.screen().await("You are ada in lobby again");
        }
    }

    @Test
    void whoeverIsRemovedComesBackByEnter() throws Exception {
        try (TerminalProcess ada = terminal();
                TerminalProcess admin = terminal("admin", Map.of("PARLEY_PASSWORD", "adminpass"))) {
            admin.type("/kick ada enough\r");
            ada.screen().await("You were removed by an admin! Reason: enough Press Enter to come back.");
            ada.type("\r");
            ada.screen().await("You are ada in lobby again");
        }
    }

    private static void say(Peer peer, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            peer.send("{\"type\":\"say\",\"text\":\"line " + i + "\"}\n");
        }
        for (int i = from; i < to; i++) {
            assertThat(peer.next("line").get("text").getAsString()).isEqualTo("line " + i);
        }
    }
}
