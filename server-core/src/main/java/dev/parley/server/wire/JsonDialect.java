package dev.parley.server.wire;

import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.util.List;

/// JSON Lines, for programs.
final class JsonDialect extends LinewiseDialect {

    static final JsonDialect INSTANCE = new JsonDialect();

    /// The last list of commands that was sent: the longest message there is, the same for everybody of a role, and
    /// for each who comes in.
    private volatile Encoded commands = new Encoded(new ServerMessage.Commands(List.of()));

    private JsonDialect() {}

    private static final class Encoded {
        private final ServerMessage.Commands message;
        private final byte[] line;

        Encoded(ServerMessage.Commands message) {
            this.message = message;
            this.line = JsonLines.encodeUtf8(message);
        }
    }

    @Override
    byte[] utf8(ServerMessage message) {
        return message instanceof ServerMessage.Commands list ? utf8(list) : JsonLines.encodeUtf8(message);
    }

    private byte[] utf8(ServerMessage.Commands list) {
        Encoded last = commands;
        if (!last.message.equals(list)) {
            last = new Encoded(list);
            commands = last;
        }
        return last.line;
    }
}
