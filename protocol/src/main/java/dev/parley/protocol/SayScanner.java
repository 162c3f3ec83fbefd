package dev.parley.protocol;

import dev.parley.protocol.ClientMessage.Say;
import org.jspecify.annotations.Nullable;

/// Reads a `say` in the form in which nearly all of them come: the type first, no blanks between, no escapes. Any
/// other line is left to Gson, which takes ten times as long (`SayScannerTest` holds the one against the other).
///
/// Touched by one thread.
final class SayScanner {

    private static final String START = "{\"type\":\"say\"";

    private final String line;
    private int position = START.length();

    private SayScanner(String line) {
        this.line = line;
    }

    /// The message, or null if the line has another form, whatever that means.
    static @Nullable Say scan(String line) {
        return line.startsWith(START) ? new SayScanner(line).fields() : null;
    }

    private @Nullable Say fields() {
        String text = null;
        String room = null;
        while (take(',')) {
            String name = string();
            String value = name != null && take(':') ? string() : null;
            if (name == null || value == null) {
                return null;
            } else if (name.equals("text") && text == null) {
                text = value;
            } else if (name.equals("room") && room == null) {
                room = value;
            } else {
                return null;
            }
        }
        return text != null && take('}') && position == line.length() ? new Say(text, room) : null;
    }

    private boolean take(char expected) {
        boolean there = position < line.length() && line.charAt(position) == expected;
        position += there ? 1 : 0;
        return there;
    }

    /// A string without escapes, or null.
    private @Nullable String string() {
        if (!take('"')) {
            return null;
        }
        int start = position;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                position = i + 1;
                return line.substring(start, i);
            }
            if (c == '\\' || c < ' ') {
                return null;
            }
        }
        return null;
    }
}
