package dev.parley.protocol;

import dev.parley.protocol.ClientMessage.Say;
import org.jspecify.annotations.Nullable;

/// Reads a `say` in its usual form (`SayScannerTest` holds it against Gson). Safe for all threads.
final class SayScanner {

    private static final byte[] START = FlatScanner.startOf("say");
    private static final byte[] TEXT = JsonBytes.ascii("text");
    private static final byte[] ROOM = JsonBytes.ascii("room");

    private SayScanner() {}

    /// The message, or null if the line has another form, whatever that means.
    static @Nullable Say scan(byte[] line) {
        FlatScanner fields = FlatScanner.behind(START, line);
        return fields == null ? null : read(fields);
    }

    private static @Nullable Say read(FlatScanner fields) {
        String text = null;
        String room = null;
        while (fields.take(',')) {
            boolean isText = text == null && fields.takeName(TEXT);
            if (!isText && !(room == null && fields.takeName(ROOM))) {
                return null;
            }
            String value = fields.string();
            if (value == null) {
                return null;
            }
            text = isText ? value : text;
            room = isText ? room : value;
        }
        return text != null && fields.ends() ? new Say(text, room) : null;
    }
}
