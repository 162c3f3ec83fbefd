package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the real program leaves its pseudo-terminal.
class LeavingTest {

    private static final String CTRL_D = "\u0004";

    @TempDir
    private Path folder;

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quit\r", CTRL_D})
    void theTerminalIsLeftAsItWas(String keys) throws IOException {
        String command = "stty -a > before; " + TerminalProcess.client(folder, server.as("ada"))
                + "; stty -a > after; echo done";
        try (TerminalProcess terminal = TerminalProcess.start(folder, Map.of(), command)) {
            server.welcome();
            terminal.screen().await("/help lists the commands.").awaitInput("ada>");
            terminal.type(keys);
            if (keys.equals(CTRL_D)) {
                server.expectEnd().hangUp();
            } else {
                server.expectCommand("/quit");
                server.send(new ServerMessage.Farewell("Goodbye!")).hangUp();
            }
            terminal.screen().await("done");
            assertThat(modesIn("after")).isEqualTo(modesIn("before"));
            assertThat(terminal.screen().text()).doesNotContain(" · connected");
            assertThat(terminal.screen().printed())
                    .contains("\u001b[?1004l", "\u001b[?2004l")
                    .containsPattern("\u001b\\[1;24r(?s).*done");
            terminal.expectExit(0);
        }
    }

    @Test
    void theTerminalIsLeftAsItWasAlsoWhenASignalEndsTheClient() throws IOException {
        String command = "stty -a > before; " + TerminalProcess.client(folder, server.as("ada"))
                + "; echo exit code $?; stty -a > after; echo done";
        try (TerminalProcess terminal = TerminalProcess.start(folder, Map.of(), command)) {
            server.welcome();
            terminal.screen().await("/help lists the commands.").awaitInput("ada>");
            terminal.type("half a line").screen().awaitInput("ada> half a line");
            terminal.terminate();
            server.expectEnd().hangUp();
            terminal.screen().await("done");
            assertThat(terminal.screen().text())
                    .contains("exit code 143")
                    .doesNotContain(" · connected", "half a line");
            assertThat(modesIn("after")).isEqualTo(modesIn("before"));
            assertThat(terminal.screen().printed())
                    .containsPattern("\u001b\\[\\?2004l(?s).*\u001b\\[\\?1004l(?s).*\u001b\\[1;24r(?s).*exit code");
        }
    }

    @Test
    void aSignalEndsAClientThatWaitsForItsServerToComeBack() {
        String command = TerminalProcess.client(folder, server.as("ada"));
        try (TerminalProcess terminal = TerminalProcess.start(folder, Map.of(), command)) {
            server.welcome();
            terminal.screen().await("/help lists the commands.").awaitInput("ada>");
            server.stopListening().hangUp();
            terminal.screen().await("the loss", screen -> screen.lastRow().contains("not connected"));
            terminal.terminate().expectExit(143);
        }
    }

    /// But for the number of the line discipline: JLine's library does not keep it, and Linux does not look at it while
    /// a terminal is in use.
    private String modesIn(String file) throws IOException {
        return Files.readString(folder.resolve(file)).replaceFirst("line = \\d+;", "");
    }
}
