package dev.parley.server.wire;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;

/// Plain lines, for a person on netcat or telnet.
final class LineDialect extends LinewiseDialect {

    static final LineDialect INSTANCE = new LineDialect();

    private LineDialect() {}

    @Override
    byte[] utf8(ServerMessage message) {
        return render(message).getBytes(StandardCharsets.UTF_8);
    }

    private static String render(ServerMessage message) {
        if (message instanceof ServerMessage.Error error && error.is(ErrorCode.PASSWORD_REQUIRED)) {
            return "Password: ";
        }
        String text = PlainText.of(message);
        return text.isEmpty() ? "" : text + "\n";
    }
}
