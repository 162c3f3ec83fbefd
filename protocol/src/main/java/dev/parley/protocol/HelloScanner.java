package dev.parley.protocol;

import dev.parley.protocol.ClientMessage.Hello;
import org.jspecify.annotations.Nullable;

/// Reads a `hello` in its usual form, a name and perhaps whether its owner wants to come into the lobby
/// (`HelloScannerTest` holds it against Gson). Safe for all threads.
final class HelloScanner {

    private static final byte[] START = FlatScanner.startOf("hello");
    private static final byte[] NICK = JsonBytes.ascii("nick");
    private static final byte[] LOBBY = JsonBytes.ascii("lobby");

    private HelloScanner() {}

    /// The message, or null if the line has another form, whatever that means.
    static @Nullable Hello scan(byte[] line) {
        FlatScanner fields = FlatScanner.behind(START, line);
        return fields == null ? null : read(fields);
    }

    private static @Nullable Hello read(FlatScanner fields) {
        String nick = fields.take(',') && fields.takeName(NICK) ? fields.string() : null;
        if (nick == null) {
            return null;
        }
        Boolean lobby = null;
        if (fields.take(',')) {
            lobby = fields.takeName(LOBBY) ? fields.bool() : null;
            if (lobby == null) {
                return null;
            }
        }
        return fields.ends() ? new Hello(nick, null, null, lobby) : null;
    }
}
