package dev.parley.protocol;

import dev.parley.protocol.ClientMessage.Say;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a `say` in the form in which nearly all of them come: the type first, no blanks between, no escapes. Any
/// other line is left to Gson, which takes ten times as long (`SayScannerTest` holds the one against the other).
///
/// Touched by one thread.
final class SayScanner {

    private static final byte[] START = JsonBytes.ascii("{\"type\":\"say\"");
    private static final byte[] TEXT = JsonBytes.ascii("text");
    private static final byte[] ROOM = JsonBytes.ascii("room");

    private static final boolean[] PLAIN = JsonBytes.plainBut();

    private final byte[] line;
    private int position = START.length;

    private SayScanner(byte[] line) {
        this.line = line;
    }

    /// The message, or null if the line has another form, whatever that means.
    static @Nullable Say scan(byte[] line) {
        boolean starts = line.length > START.length && Arrays.equals(line, 0, START.length, START, 0, START.length);
        return starts ? new SayScanner(line).fields() : null;
    }

    private @Nullable Say fields() {
        String text = null;
        String room = null;
        while (take(',')) {
            boolean isText = text == null && takeName(TEXT);
            if (!isText && !(room == null && takeName(ROOM))) {
                return null;
            }
            String value = string();
            if (value == null) {
                return null;
            }
            text = isText ? value : text;
            room = isText ? room : value;
        }
        return text != null && take('}') && position == line.length ? new Say(text, room) : null;
    }

    private boolean take(char expected) {
        boolean there = position < line.length && line[position] == expected;
        position += there ? 1 : 0;
        return there;
    }

    /// A field's name and the colon behind it.
    private boolean takeName(byte[] name) {
        int end = position + 1 + name.length;
        boolean there = end + 1 < line.length
                && line[position] == '"'
                && Arrays.equals(line, position + 1, end, name, 0, name.length)
                && line[end] == '"'
                && line[end + 1] == ':';
        position = there ? end + 2 : position;
        return there;
    }

    /// A string without escapes and of nothing but UTF-8, or null.
    private @Nullable String string() {
        if (!take('"')) {
            return null;
        }
        int start = position;
        for (int i = start; i < line.length; i++) {
            if (PLAIN[line[i] & 0xFF]) {
                continue;
            }
            if (line[i] == '"') {
                position = i + 1;
                String text = new String(line, start, i - start, StandardCharsets.UTF_8);
                return text.indexOf('\uFFFD') < 0 ? text : null; // perhaps it was no UTF-8
            }
            return null;
        }
        return null;
    }
}
