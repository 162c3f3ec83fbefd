package dev.parley.client.typing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/// Makes JLine's line editor fit for chat.
public final class LineEditor {

    /// Which keys edit.
    public enum Keys {
        EMACS,
        VI
    }

    /// The parts of a list of completions that JLine would colour.
    private static final List<String> COLOURED = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION);

    private LineEditor() {}

    /// The terminal of this process, or nothing if it cannot do more than print lines.
    ///
    /// JLine's native library opens it: with the JDK's foreign functions a start takes nearly twice the CPU time.
    /// They are for a machine where the library cannot be loaded.
    public static Optional<Terminal> terminal() {
        knowTheUsualTerminals();
        return opened(builder().ffm(false).exec(false))
                .or(() -> opened(builder().jni(false)));
    }

    /// Of the usual terminals JLine has a description of its own, but would start `infocmp` to ask for another.
    private static void knowTheUsualTerminals() {
        String type = System.getenv("TERM");
        String description = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
        if (description != null) {
            InfoCmp.setLoadedInfoCmp(type, description);
        }
    }

    private static TerminalBuilder builder() {
        return TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .graphemeCluster(false) // JLine would ask the terminal, and drop what is typed meanwhile
                .encoding(StandardCharsets.UTF_8);
    }

    private static Optional<Terminal> opened(TerminalBuilder builder) {
        try {
            return Optional.of(builder.build());
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /// A line editor that treats chat as text: no shell history expansion, no words, no quotes. What was
    /// typed vanishes when it is sent: it comes back from the server.
    static ChatReader on(
            Terminal terminal, ServerCompleter completer, HintHighlighter hints, KeptHistory history, Keys keys) {
        var reader = new ChatReader(terminal);
        reader.setCompleter(completer);
        reader.setParser(ServerCompleter.parser());
        reader.setHighlighter(hints);
        reader.setHistory(history);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.ERASE_LINE_ON_FINISH, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true);
        if (keys == Keys.VI) {
            reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(LineReader.VIINS));
        }
        return reader;
    }

    /// Takes the colours from lists of completions.
    static void withoutColour(LineReader reader) {
        COLOURED.forEach(style -> reader.setVariable(style, "fg:default"));
    }
}
