package dev.parley.client.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class TerminalDisplayTest {

    /// 22:13 UTC
    private static final long TIME = 1_700_000_000_000L;

    private static final String BAD = "x\u001b[2J\n<bob> forged\u202E";

    private final List<AttributedString> printed = new CopyOnWriteArrayList<>();

    private List<String> shown(boolean colour, ServerMessage... messages) {
        var surface = new Surface() {
            @Override
            public void print(AttributedString lines, boolean bell) {
                printed.add(lines);
            }

            @Override
            public void redraw() {
                // nobody types here
            }

            @Override
            public void status(AttributedString line) {
                // not looked at here
            }
        };
        Theme theme = colour ? Theme.DARK : Theme.NONE;
        try (var display = new TerminalDisplay(surface, new Vitals("here:1"), theme, ZoneOffset.UTC)) {
            for (ServerMessage message : messages) {
                display.show(message);
            }
        }
        return printed.stream().flatMap(text -> text.toString().lines()).toList();
    }

    @Test
    void theTalkHasATimeAndWhatPeopleSayLooksLikeNothingElse() {
        assertThat(shown(
                        true,
                        new ServerMessage.Joined("lobby", 1, TIME, "ada"),
                        new ServerMessage.Line("lobby", 2, TIME, "ada", "hi"),
                        new ServerMessage.Line("lobby", 3, TIME, null, "bob was removed by an admin!"),
                        new ServerMessage.Removed("lobby", 4, TIME, "bob"),
                        new ServerMessage.Left("lobby", 5, TIME, "ada"),
                        new ServerMessage.Reply("1", "", null),
                        new ServerMessage.Reply("2", "one\ntwo", null)))
                .containsExactly(
                        "[22:13] * ada joined!",
                        "[22:13] <ada> hi",
                        "[22:13] * bob was removed by an admin!",
                        "[22:13] * ada left!",
                        "one",
                        "two");
    }

    @Test
    void colourCanBeTurnedOff() {
        var line = new ServerMessage.Line("lobby", 1, TIME, "ada", "hi");
        var error = new ServerMessage.Error(null, "failed", "It failed", null, null);

        assertThat(shown(true, line, error)).hasSize(2);
        assertThat(printed).allSatisfy(text -> assertThat(text.toAnsi()).contains("\u001b[38;5;"));
        printed.clear();
        assertThat(shown(false, line, error)).hasSize(2);
        assertThat(printed).allSatisfy(text -> assertThat(text.toAnsi()).doesNotContain("\u001b[3", "\u001b[9"));
    }

    @Test
    void whatWasShownIsPrintedInOrderBeforeTheEnd() {
        ServerMessage[] many = IntStream.range(0, 5_000)
                .mapToObj(i -> new ServerMessage.Reply(null, "line " + i, null))
                .toArray(ServerMessage[]::new);

        assertThat(shown(false, many))
                .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void nothingFromTheNetworkCanHarmATerminalOrForgeALine() {
        assertThat(shown(
                        false,
                        new ServerMessage.Line("lobby", 1, TIME, BAD, BAD),
                        new ServerMessage.Line("lobby", 2, TIME, null, BAD),
                        new ServerMessage.Joined("lobby", 3, TIME, BAD),
                        new ServerMessage.Left("lobby", 4, TIME, BAD),
                        new ServerMessage.Error(null, "x", BAD, null, null),
                        new ServerMessage.Farewell(BAD)))
                .hasSize(6)
                .allSatisfy(text -> assertThat(text).doesNotContain("\u001b", "\u202E", "\n"));
    }
}
