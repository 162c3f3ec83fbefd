package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Welcome;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes a welcome, which everybody gets who comes in, in a fifth of the time that Gson takes
/// (`WelcomeWriterTest` holds the one against the other). Safe for all threads.
final class WelcomeWriter {

    private static final int USUAL_LENGTH = 256;

    private WelcomeWriter() {}

    /// The message as one line of JSON in UTF-8, with its end.
    static byte[] write(Welcome welcome) {
        StringBuilder json = new StringBuilder(USUAL_LENGTH).append("{\"type\":\"welcome\"");
        number(json, "protocol", welcome.protocol());
        text(json, "server", welcome.server());
        text(json, "nick", welcome.nick());
        text(json, "room", welcome.room());
        number(json, "number", welcome.number());
        number(json, "epoch", welcome.epoch());
        number(json, "members", welcome.members());
        number(json, "time", welcome.time());
        number(json, "maxLineBytes", welcome.maxLineBytes());
        number(json, "rate", welcome.rate());
        text(json, "topic", welcome.topic());
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void number(StringBuilder json, String name, @Nullable Number value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":").append(value.longValue());
        }
    }

    private static void text(StringBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":");
            if (isPlain(value)) {
                json.append('"').append(value).append('"');
            } else {
                json.append(JsonLines.quoted(value));
            }
        }
    }

    /// Whether it is ASCII that stands for itself.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
