package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lines of a room one behind the other in one array, which grows as they come. Not safe for threads.
final class Page {

    private static final int MAX_LINES = 128;
    private static final int MAX_BYTES = 32 * 1024;
    private static final int FIRST_BYTES = 512;

    /// In place of a length, for a line that the server said.
    private static final int NOBODY = -1;

    /// Added to a length that names an action, since no name is that long.
    private static final int ACTION = 1 << 30;

    private static final byte[] NOTHING = {};

    /// Number, time, the lengths of name and text, and when it was changed.
    private static final int HEADER_BYTES = 3 * Long.BYTES + 2 * Integer.BYTES;

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int lines;
    private long lastNumber;

    boolean isEmpty() {
        return lines == 0;
    }

    /// The number of the last line.
    long lastNumber() {
        return lastNumber;
    }

    /// Writes a line down, if there is room for it; for a first one there always is.
    boolean add(Line line) {
        byte[] from = line.from() == null ? NOTHING : line.from().getBytes(StandardCharsets.UTF_8);
        byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
        int needed = HEADER_BYTES + from.length + text.length;
        if (lines == MAX_LINES || (lines > 0 && bytes.position() + needed > MAX_BYTES)) {
            return false;
        }
        write(line, from, text);
        lastNumber = line.number();
        return true;
    }

    /// Puts something else in the place of a line, or nothing, however long it is.
    void replace(String room, long number, Function<Line, Optional<Line>> change) {
        List<Line> all = new ArrayList<>();
        copy(room, Long.MIN_VALUE, Long.MAX_VALUE, all);
        if (all.stream().noneMatch(line -> line.number() == number)) {
            return;
        }
        clear();
        for (Line line : all) {
            Optional<Line> now = line.number() == number ? change.apply(line) : Optional.of(line);
            now.ifPresent(other -> write(
                    other,
                    other.from() == null ? NOTHING : other.from().getBytes(StandardCharsets.UTF_8),
                    other.text().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Begins anew, in the same memory.
    void clear() {
        bytes.clear();
        lines = 0;
    }

    /// Copies the lines whose numbers lie between two others.
    void copy(String room, long after, long before, List<Line> into) {
        ByteBuffer reader = bytes.duplicate().flip();
        while (reader.hasRemaining()) {
            long number = reader.getLong();
            long time = reader.getLong();
            int author = reader.getInt();
            int textLength = reader.getInt();
            boolean action = author != NOBODY && (author & ACTION) != 0;
            String from = author == NOBODY ? null : text(reader, author & ~ACTION);
            String text = text(reader, textLength);
            long edited = reader.getLong();
            if (number > after && number < before) {
                into.add(new Line(room, number, time, from, text, action ? true : null, edited == 0 ? null : edited));
            }
        }
    }

    private void write(Line line, byte[] from, byte[] text) {
        int needed = HEADER_BYTES + from.length + text.length;
        if (bytes.remaining() < needed) {
            grow(needed);
        }
        bytes.putLong(line.number()).putLong(line.time());
        bytes.putInt(line.from() == null ? NOBODY : from.length | (line.isAction() ? ACTION : 0));
        bytes.putInt(text.length);
        bytes.put(from).put(text);
        bytes.putLong(line.edited() == null ? 0 : line.edited());
        lines++;
    }

    private static String text(ByteBuffer reader, int length) {
        byte[] utf8 = new byte[length];
        reader.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private void grow(int needed) {
        int twice = Math.clamp(2L * bytes.capacity(), FIRST_BYTES, MAX_BYTES);
        ByteBuffer larger = ByteBuffer.allocate(Math.max(twice, bytes.position() + needed));
        bytes = larger.put(bytes.flip());
    }
}
