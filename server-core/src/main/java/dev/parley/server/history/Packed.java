package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An entry as the bytes that stand in the ring. What is written to the database most, lines that were said, is taken
/// from them as it is, without making texts of bytes that become bytes again. Immutable.
final class Packed {

    // Kind and flag, four numbers, and then room, sender and text, each behind its length.
    private static final int KIND_AT = 0;
    private static final int FLAG_AT = 1;
    private static final int EPOCH_AT = 2;
    private static final int NUMBER_AT = EPOCH_AT + Long.BYTES;
    private static final int FIRST_AT = NUMBER_AT + Long.BYTES;
    private static final int SECOND_AT = FIRST_AT + Long.BYTES;
    private static final int ROOM_AT = SECOND_AT + Long.BYTES;

    private static final byte SAID = 1;
    private static final byte EDITED = 2;
    private static final byte DELETED = 3;
    private static final byte MARK = 4;
    private static final byte GAP = 5;

    /// In place of a length, for a text that is not there.
    private static final int NOTHING = -1;

    private final byte[] bytes;
    private final ByteBuffer fields;

    /// @param bytes what [#bytes()] gave; not copied
    Packed(byte[] bytes) {
        this.bytes = bytes;
        this.fields = ByteBuffer.wrap(bytes);
    }

    static Packed of(Entry entry) {
        return switch (entry) {
            case Entry.Said(String room, long epoch, Line line) ->
                pack(SAID, line.isAction(), epoch, line.number(), line.time(), 0, room, line.from(), line.text());
            case Entry.Edited(String room, long epoch, long number, long time, long line, String text) ->
                pack(EDITED, false, epoch, number, time, line, room, null, text);
            case Entry.Deleted(String room, long epoch, long number, long line) ->
                pack(DELETED, false, epoch, number, 0, line, room, null, null);
            case Entry.Mark(String room, long epoch, long number, boolean last) ->
                pack(MARK, last, epoch, number, 0, 0, room, null, null);
            case Entry.Gap(String room, long epoch, long number, long end, long lines) ->
                pack(GAP, false, epoch, number, end, lines, room, null, null);
        };
    }

    /// All of it; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// What was packed.
    ///
    /// @throws RuntimeException if it was not one of these bytes' makers that made them
    Entry unpack() {
        Shelf.Key key = key();
        String room = key.room();
        long epoch = key.epoch();
        long first = fields.getLong(FIRST_AT);
        long second = fields.getLong(SECOND_AT);
        return switch (fields.get(KIND_AT)) {
            case SAID ->
                new Entry.Said(
                        room,
                        epoch,
                        new Line(room, number(), first, string(sender()), text(), isAction() ? true : null));
            case EDITED -> new Entry.Edited(room, epoch, number(), first, second, text());
            case DELETED -> new Entry.Deleted(room, epoch, number(), second);
            case MARK -> new Entry.Mark(room, epoch, number(), fields.get(FLAG_AT) == 1);
            case GAP -> new Entry.Gap(room, epoch, number(), first, second);
            default -> throw new IllegalArgumentException("there is no entry of kind " + fields.get(KIND_AT));
        };
    }

    /// Which count of which room's events it belongs to.
    Shelf.Key key() {
        String room = string(field(ROOM_AT));
        if (room == null) {
            throw new IllegalArgumentException("the room is missing");
        }
        return new Shelf.Key(room, fields.getLong(EPOCH_AT));
    }

    /// The same for all of one key, and for few others.
    int keyHash() {
        int hash = Long.hashCode(fields.getLong(EPOCH_AT));
        for (int at = ROOM_AT, end = behind(ROOM_AT); at < end; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }

    /// Whether both have the same [#key()].
    boolean hasKeyOf(Packed other) {
        return fields.getLong(EPOCH_AT) == other.fields.getLong(EPOCH_AT)
                && Arrays.equals(bytes, ROOM_AT, behind(ROOM_AT), other.bytes, ROOM_AT, other.behind(ROOM_AT));
    }

    /// The number of the event.
    long number() {
        return fields.getLong(NUMBER_AT);
    }

    /// Whether it is a line that was said. What follows is of such a one.
    boolean isSaid() {
        return fields.get(KIND_AT) == SAID;
    }

    /// When, in milliseconds.
    long time() {
        return fields.getLong(FIRST_AT);
    }

    /// By whom, in UTF-8; null for the server.
    byte @Nullable [] sender() {
        return field(behind(ROOM_AT));
    }

    /// What, in UTF-8.
    byte[] said() {
        byte[] text = field(behind(behind(ROOM_AT)));
        if (text == null) {
            throw new IllegalArgumentException("the text is missing");
        }
        return text;
    }

    /// Whether it is something that somebody does.
    boolean isAction() {
        return fields.get(FLAG_AT) == 1;
    }

    private String text() {
        return new String(said(), StandardCharsets.UTF_8);
    }

    private int behind(int at) {
        return at + Integer.BYTES + Math.max(fields.getInt(at), 0);
    }

    private byte @Nullable [] field(int at) {
        return fields.getInt(at) == NOTHING ? null : Arrays.copyOfRange(bytes, at + Integer.BYTES, behind(at));
    }

    private static @Nullable String string(byte @Nullable [] utf8) {
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    private static Packed pack(
            byte kind,
            boolean flag,
            long epoch,
            long number,
            long first,
            long second,
            String room,
            @Nullable String sender,
            @Nullable String text) {
        byte[] roomBytes = bytes(room);
        byte[] senderBytes = bytes(sender);
        byte[] textBytes = bytes(text);
        int length = ROOM_AT + 3 * Integer.BYTES + roomBytes.length + senderBytes.length + textBytes.length;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(kind).put((byte) (flag ? 1 : 0));
        out.putLong(epoch).putLong(number).putLong(first).putLong(second);
        out.putInt(roomBytes.length).put(roomBytes);
        out.putInt(sender == null ? NOTHING : senderBytes.length).put(senderBytes);
        out.putInt(text == null ? NOTHING : textBytes.length).put(textBytes);
        return new Packed(out.array());
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
