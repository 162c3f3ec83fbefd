package dev.parley.client.typing;

import dev.parley.client.screen.Attention;
import dev.parley.client.screen.Theme;
import dev.parley.client.screen.Wording;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Shows a hint behind what is being typed, as far as it fits into the row. JLine draws what a highlighter
/// returns and places the cursor by the text alone, so what stands behind that text does no harm. For one
/// thread at a time, with the reader's lock.
final class HintHighlighter extends DefaultHighlighter {

    private final Hints hints;
    private final Attention attention;
    private final Theme theme;
    private final Prompt prompt;
    private String lastSeen = "";

    HintHighlighter(Hints hints, Attention attention, Theme theme, Prompt prompt) {
        this.hints = hints;
        this.attention = attention;
        this.theme = theme;
        this.prompt = prompt;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedString typed = super.highlight(reader, buffer);
        notice(reader.getBuffer().cursor() + ":" + buffer);
        if (reader.getBuffer().cursor() < buffer.length() || reader.getSearchTerm() != null || !reader.isReading()) {
            return typed;
        }
        String hint =
                fitting(hints.after(buffer), reader.getTerminal().getColumns() - prompt.width() - typed.columnLength());
        return hint.isEmpty()
                ? typed
                : new AttributedStringBuilder()
                        .append(typed)
                        .styled(theme.look().hint(), hint)
                        .toAttributedString();
    }

    /// The reader draws after each key, and after each line that came: a key shows in what is drawn.
    private void notice(String state) {
        if (!state.equals(lastSeen)) {
            lastSeen = state;
            attention.keyPressed();
        }
    }

    private static String fitting(String hint, int columns) {
        if (Wording.widthOf(hint) < columns) {
            return hint;
        }
        return columns < 2
                ? ""
                : new AttributedString(hint).columnSubSequence(0, columns - 2).toString() + "…";
    }
}
