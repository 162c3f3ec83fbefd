package dev.parley.client.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Lines that are printed together, so that the line that is being typed is drawn anew only once. For one
/// thread.
final class Page {

    private final List<AttributedString> lines = new ArrayList<>();
    private boolean bell;

    void add(AttributedStringBuilder line) {
        lines.add(line.toAttributedString());
    }

    /// The person was named.
    void ring() {
        bell = true;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean rings() {
        return bell;
    }

    AttributedString text() {
        return AttributedString.join(AttributedString.NEWLINE, lines);
    }
}
