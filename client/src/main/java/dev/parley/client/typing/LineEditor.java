package dev.parley.client.typing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

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
    public static Optional<Terminal> terminal() {
        try {
            // About grapheme clusters JLine would ask the terminal, and drop what is typed meanwhile.
            return Optional.of(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .jni(false)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /// A line editor that treats chat as text: no shell history expansion, no words, no quotes. What was
    /// typed vanishes when it is sent: it comes back from the server.
    static LineReader on(
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
