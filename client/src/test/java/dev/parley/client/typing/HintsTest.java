package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {

    private final CommandBook book = new CommandBook();
    private final Hints hints = new Hints(book);

    HintsTest() {
        book.replace(List.of(
                command(
                        "ban",
                        "Keep somebody out",
                        word("who", "user", "who"),
                        optional("for", "duration", "how long"),
                        flag("dry", "only show")),
                command("kick", "Disconnect someone", word("who", "user", "who"), rest("reason", "why")),
                command(
                        "mood",
                        "Set the mood",
                        new ParameterInfo("mood", "choice", "which", false, false, false, List.of("good", "bad"))),
                command("plugins info", "About a plugin", word("plugin", "plugin", null)),
                command("plugins list", "List plugins"),
                command("poll", "Ask the room", rest("question", "what")),
                command("poll show", "Show the poll"),
                command("who", "Say who is here")));
    }

    private static CommandInfo command(String name, String help, ParameterInfo... parameters) {
        return new CommandInfo(name, name.equals("kick") ? List.of("boot") : List.of(), help, "", List.of(parameters));
    }

    private static ParameterInfo word(String name, String type, @Nullable String help) {
        return new ParameterInfo(name, type, help, false, false, false, null);
    }

    private static ParameterInfo optional(String name, String type, String help) {
        return new ParameterInfo(name, type, help, true, false, false, null);
    }

    private static ParameterInfo rest(String name, String help) {
        return new ParameterInfo(name, "text", help, true, false, true, null);
    }

    private static ParameterInfo flag(String name, String help) {
        return new ParameterInfo(name, "flag", help, true, false, false, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '`', textBlock = """
            /ki|ck <who> [reason…]  Disconnect someone
            /KI|ck <who> [reason…]  Disconnect someone
            /kick| <who> [reason…]  Disconnect someone
            /kick |<who> [reason…]  who
            /kick b| [reason…]
            /kick bob |[reason…]  why
            /boot |<who> [reason…]  who
            /kick:kick |<who> [reason…]  who
            /ban bob |[for] [--dry]  how long
            /ban bob --dry |[for]  how long
            /ban --dry |<who> [for]  who
            /ban bob 1h |[--dry]  only show
            /ban "bob the" |[for] [--dry]  how long
            /mood |<mood>  good, bad
            /plugins |info, list
            /plugins li|st  List plugins
            /plugins list|  List plugins
            /plugins list |List plugins
            /plugins info |<plugin>
            /poll sh|ow  Show the poll
            /poll what |``
            /cl|ear  Clear the screen
            """)
    void theHintIsWhatCanFollow(String typed, String hint) {
        assertThat(hints.after(typed)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "``",
                "hello",
                "//kick ",
                "/",
                "/nope ",
                "/nope",
                "/kick bob for ",
                "/kick bob for noise",
                "/p",
                "/who  x y z"
            })
    void whereNothingIsKnownNothingIsSaid(String typed) {
        assertThat(hints.after(typed)).isEmpty();
    }

    @Test
    void anotherListOfTheServerIsUsedAtOnce() {
        book.replace(List.of(command("kick", "Another version", word("target", "user", "whom"))));

        assertThat(hints.after("/kick ")).isEqualTo("<target>  whom");
        assertThat(hints.after("/ban ")).isEmpty();
    }

    @Test
    void aCommandOfTheServerGoesBeforeTheClientsOwn() {
        assertThat(book.own("/clear")).contains(OwnCommand.CLEAR);
        book.replace(List.of(command("clear", "Clear the room's history")));

        assertThat(book.own("/clear")).isEmpty();
        assertThat(hints.after("/clear")).isEqualTo("  Clear the room's history");
        assertThat(book.own("/send")).contains(OwnCommand.SEND);
    }

    @Test
    void whatTheServerSaysCannotHarmTheTerminal() {
        book.replace(List.of(command("x", "a\u001b[2J\nb", word("y\u202E", "user", "z\u0007"))));

        assertThat(hints.after("/x") + hints.after("/x ")).doesNotContain("\u001b", "\n", "\u202E", "\u0007");
    }
}
