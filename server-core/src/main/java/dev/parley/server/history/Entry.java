package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One thing to be written to the database, as it waits for that in the ring. Immutable.
sealed interface Entry {

    /// The room.
    String room();

    /// Which count of the room's events the number belongs to.
    long epoch();

    /// The number of the event.
    long number();

    /// A line was said.
    record Said(String room, long epoch, Line line) implements Entry {

        @Override
        public long number() {
            return line.number();
        }
    }

    /// A line was changed.
    ///
    /// @param line the number of the line that is meant
    record Edited(String room, long epoch, long number, long time, long line, String text) implements Entry {}

    /// A line was deleted.
    ///
    /// @param line the number of the line that is meant
    record Deleted(String room, long epoch, long number, long line) implements Entry {}

    /// A number has been used for something that is not kept.
    ///
    /// @param last whether the next one follows it at once: the server was stopped in good order
    record Mark(String room, long epoch, long number, boolean last) implements Entry {}

    /// Lines are missing, since they could not be written.
    ///
    /// @param number that of the first one
    /// @param end that of the last one
    /// @param lines how many
    record Gap(String room, long epoch, long number, long end, long lines) implements Entry {}

    /// In place of a length, for a text that is not there.
    int NOTHING = -1;

    /// Kind and flag, four numbers, and the lengths of three texts.
    int FIXED_BYTES = 2 + 4 * Long.BYTES + 3 * Integer.BYTES;

    /// The entry as bytes.
    default byte[] encode() {
        return switch (this) {
            case Said(String room, long epoch, Line line) ->
                encode(
                        1,
                        line.isAction() ? 1 : 0,
                        epoch,
                        line.number(),
                        line.time(),
                        0,
                        room,
                        line.from(),
                        line.text());
            case Edited(String room, long epoch, long number, long time, long line, String text) ->
                encode(2, 0, epoch, number, time, line, room, null, text);
            case Deleted(String room, long epoch, long number, long line) ->
                encode(3, 0, epoch, number, 0, line, room, null, null);
            case Mark(String room, long epoch, long number, boolean last) ->
                encode(4, last ? 1 : 0, epoch, number, 0, 0, room, null, null);
            case Gap(String room, long epoch, long number, long end, long lines) ->
                encode(5, 0, epoch, number, end, lines, room, null, null);
        };
    }

    /// What [#encode()] made into bytes.
    ///
    /// @throws RuntimeException if it did not
    static Entry decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int kind = in.get();
        int flag = in.get();
        long epoch = in.getLong();
        long number = in.getLong();
        long first = in.getLong();
        long second = in.getLong();
        String room = textOf(in);
        String who = text(in);
        return switch (kind) {
            case 1 -> new Said(room, epoch, new Line(room, number, first, who, textOf(in), flag == 1 ? true : null));
            case 2 -> new Edited(room, epoch, number, first, second, textOf(in));
            case 3 -> new Deleted(room, epoch, number, second);
            case 4 -> new Mark(room, epoch, number, flag == 1);
            case 5 -> new Gap(room, epoch, number, first, second);
            default -> throw new IllegalArgumentException("there is no entry of kind " + kind);
        };
    }

    private static byte[] encode(
            int kind,
            int flag,
            long epoch,
            long number,
            long first,
            long second,
            String room,
            @Nullable String who,
            @Nullable String text) {
        byte[] roomBytes = room.getBytes(StandardCharsets.UTF_8);
        byte[] whoBytes = bytes(who);
        byte[] textBytes = bytes(text);
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + roomBytes.length + whoBytes.length + textBytes.length);
        out.put((byte) kind).put((byte) flag);
        out.putLong(epoch).putLong(number).putLong(first).putLong(second);
        out.putInt(roomBytes.length).put(roomBytes);
        out.putInt(who == null ? NOTHING : whoBytes.length).put(whoBytes);
        out.putInt(text == null ? NOTHING : textBytes.length).put(textBytes);
        return out.array();
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String textOf(ByteBuffer in) {
        String text = text(in);
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.getInt();
        if (length == NOTHING) {
            return null;
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
