package dev.parley.server.wire;

import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.util.List;

/// JSON Lines, for programs.
final class JsonDialect extends LinewiseDialect {

    static final JsonDialect INSTANCE = new JsonDialect();

    /// The last list of commands that was rendered: the longest message there is, the same for everybody of a role,
    /// and sent to each who comes in.
    private volatile Rendered commands = new Rendered(new ServerMessage.Commands(List.of()), "");

    private JsonDialect() {}

    private record Rendered(ServerMessage.Commands message, String text) {}

    @Override
    String render(ServerMessage message) {
        if (message instanceof ServerMessage.Commands list) {
            return render(list);
        }
        return JsonLines.encode(message) + "\n";
    }

    private String render(ServerMessage.Commands list) {
        Rendered last = commands;
        if (!last.message().equals(list)) {
            last = new Rendered(list, JsonLines.encode(list) + "\n");
            commands = last;
        }
        return last.text();
    }
}
