package dev.parley.client.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Captured;
import dev.parley.protocol.ServerMessage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainDisplayTest {

    private final Captured out = new Captured();
    private final Captured err = new Captured();
    private final PlainDisplay display = new PlainDisplay(
            new Output(new PrintStream(out, true, StandardCharsets.UTF_8)),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    @Test
    void theTalkIsShownAsOldClientsShowIt() {
        display.show(new ServerMessage.Joined("lobby", 1, 0, "ada"));
        display.show(new ServerMessage.Line("lobby", 2, 0, "ada", "Grüße 你好"));
        display.show(new ServerMessage.Line("lobby", 3, 0, null, "bob was removed by an admin!"));
        display.show(new ServerMessage.Removed("lobby", 4, 0, "bob"));
        display.show(new ServerMessage.Left("lobby", 5, 0, "ada"));

        assertThat(out.text()).isEqualTo("ada joined!\nada: Grüße 你好\nbob was removed by an admin!\nada left!\n");
        assertThat(err.text()).isEmpty();
    }

    @Test
    void anAnswerIsShownUnlessItIsEmpty() {
        display.show(new ServerMessage.Reply("1", "", null));
        display.show(new ServerMessage.Reply("2", "one\ntwo", null));

        assertThat(out.text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void whatIsNoTalkStaysOutOfTheOutput() {
        display.show(new ServerMessage.Error(null, "failed", "It failed", null, null));
        display.show(new ServerMessage.Farewell("Bye!"));
        display.notice("You are ada");
        display.show(new ServerMessage.Commands(List.of()));
        display.show(new ServerMessage.Completions(null, 0, 0, List.of()));
        display.show(new ServerMessage.Pong(null));

        assertThat(out.text()).isEmpty();
        assertThat(err.text()).isEqualTo("It failed\nBye!\nYou are ada\n");
    }

    @Test
    void nothingFromTheNetworkCanHarmATerminalOrForgeALine() {
        String bad = "x\u001b[2J\nbob: forged\u202E";
        display.show(new ServerMessage.Line("lobby", 1, 0, bad, bad));
        display.show(new ServerMessage.Line("lobby", 2, 0, null, bad));
        display.show(new ServerMessage.Joined("lobby", 3, 0, bad));
        display.show(new ServerMessage.Left("lobby", 4, 0, bad));
        display.show(new ServerMessage.Error(null, "x", bad, bad, 2));
        display.show(new ServerMessage.Farewell(bad));
        display.notice(bad);

        assertThat(out.text() + err.text()).doesNotContain("\u001b", "\u202E", "\nbob:");
    }
}
