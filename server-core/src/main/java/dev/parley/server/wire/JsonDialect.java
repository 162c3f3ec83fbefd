package dev.parley.server.wire;

import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;

/// JSON Lines, for programs.
final class JsonDialect extends LinewiseDialect {

    static final JsonDialect INSTANCE = new JsonDialect();

    private JsonDialect() {}

    @Override
    String render(ServerMessage message) {
        return JsonLines.encode(message) + "\n";
    }
}
