package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Line;
import java.nio.ByteBuffer;

/// Writes what nearly all of a server's messages are, a line in a room, in a tenth of the time that Gson takes
/// (`LineWriterTest` holds the one against the other). Safe for all threads.
///
/// It works on bytes, since that is what is needed in the end, and since going through an array is what even the
/// JVM's first compiler makes fast.
final class LineWriter {

    private static final byte[] ROOM = JsonBytes.ascii("{\"type\":\"line\",\"room\":\"");
    private static final byte[] NUMBER = JsonBytes.ascii("\",\"number\":");
    private static final byte[] TIME = JsonBytes.ascii(",\"time\":");
    private static final byte[] FROM = JsonBytes.ascii(",\"from\":\"");
    private static final byte[] TEXT_AFTER_NAME = JsonBytes.ascii("\",\"text\":\"");
    private static final byte[] TEXT = JsonBytes.ascii(",\"text\":\"");
    private static final byte[] END = JsonBytes.ascii("\"}\n");

    private LineWriter() {}

    /// The message as one line of JSON in UTF-8, with its end.
    static byte[] write(Line line) {
        byte[] room = JsonBytes.escaped(line.room());
        byte[] number = JsonBytes.ascii(Long.toString(line.number()));
        byte[] time = JsonBytes.ascii(Long.toString(line.time()));
        byte[] from = line.from() == null ? new byte[0] : JsonBytes.escaped(line.from());
        byte[] text = JsonBytes.escaped(line.text());
        byte[] beforeText = line.from() == null ? TEXT : TEXT_AFTER_NAME;
        int names = ROOM.length + NUMBER.length + TIME.length + beforeText.length + END.length;
        int name = line.from() == null ? 0 : FROM.length + from.length;
        ByteBuffer json = ByteBuffer.allocate(names + room.length + number.length + time.length + name + text.length);
        json.put(ROOM).put(room).put(NUMBER).put(number).put(TIME).put(time);
        if (line.from() != null) {
            json.put(FROM).put(from);
        }
        json.put(beforeText).put(text).put(END);
        return json.array();
    }
}
