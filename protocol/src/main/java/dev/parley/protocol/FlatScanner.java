package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Steps through a message in the form in which nearly all of them come: one flat object, the type first, no blanks
/// between, no escapes. What finds anything else leaves the line to Gson, which takes ten times as long.
///
/// Touched by one thread.
final class FlatScanner {

    private static final boolean[] PLAIN = JsonBytes.plainBut();
    private static final byte[] TRUE = JsonBytes.ascii("true");
    private static final byte[] FALSE = JsonBytes.ascii("false");

    private final byte[] line;
    private int position;

    private FlatScanner(byte[] line, int position) {
        this.line = line;
        this.position = position;
    }

    /// Behind the type of a message, or null if the line starts in another way.
    static @Nullable FlatScanner behind(byte[] start, byte[] line) {
        boolean starts = line.length > start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
        return starts ? new FlatScanner(line, start.length) : null;
    }

    /// What a message of this type starts with.
    static byte[] startOf(String type) {
        return JsonBytes.ascii("{\"type\":\"" + type + "\"");
    }

    boolean take(char expected) {
        boolean there = position < line.length && line[position] == expected;
        position += there ? 1 : 0;
        return there;
    }

    /// A field's name and the colon behind it.
    boolean takeName(byte[] name) {
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
    @Nullable
    String string() {
        if (!take('"')) {
            return null;
        }
        int start = position;
        int end = start;
        byte all = 0; // negative behind a byte that is no ASCII
        while (end < line.length && PLAIN[line[end] & 0xFF]) {
            all |= line[end++];
        }
        if (end == line.length || line[end] != '"') {
            return null;
        }
        position = end + 1;
        if (all >= 0) { // so nobody need look at it once more
            return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
        }
        String text = new String(line, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : null; // perhaps it was no UTF-8
    }

    /// Either of the two, or null.
    @Nullable
    Boolean bool() {
        return takeWord(TRUE) ? Boolean.TRUE : takeWord(FALSE) ? Boolean.FALSE : null;
    }

    private boolean takeWord(byte[] word) {
        int end = position + word.length;
        boolean there = end <= line.length && Arrays.equals(line, position, end, word, 0, word.length);
        position = there ? end : position;
        return there;
    }

    /// Whether the object ends here, and the line with it.
    boolean ends() {
        return take('}') && position == line.length;
    }
}
