package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Welcome;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a welcome, which everybody gets who comes in, in a fifth of the time that Gson takes
/// (`WelcomeWriterTest` holds the one against the other). Safe for all threads.
final class WelcomeWriter {

    private static final int USUAL_LENGTH = 256;

    private WelcomeWriter() {}

    /// The message as one line of JSON in UTF-8, with its end.
    static byte[] write(Welcome welcome) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(USUAL_LENGTH);
        ascii(json, "{\"type\":\"welcome\"");
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
        ascii(json, "}\n");
        return json.toByteArray();
    }

    private static void number(ByteArrayOutputStream json, String name, @Nullable Number value) {
        if (value != null) {
            ascii(json, ",\"" + name + "\":" + value.longValue());
        }
    }

    private static void text(ByteArrayOutputStream json, String name, @Nullable String value) {
        if (value != null) {
            ascii(json, ",\"" + name + "\":\"");
            json.writeBytes(JsonBytes.escaped(value));
            json.write('"');
        }
    }

    private static void ascii(ByteArrayOutputStream json, String text) {
        json.writeBytes(JsonBytes.ascii(text));
    }
}
