package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Welcome;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a welcome, which everybody gets who comes in, in a fifth of the time that Gson takes
/// (`WelcomeWriterTest` holds the one against the other). Safe for all threads.
final class WelcomeWriter {

    private static final int USUAL_LENGTH = 256;

    private static final byte[] START = JsonBytes.ascii("{\"type\":\"welcome\"");
    private static final byte[] PROTOCOL = name("protocol");
    private static final byte[] SERVER = name("server");
    private static final byte[] NICK = name("nick");
    private static final byte[] ROOM = name("room");
    private static final byte[] NUMBER = name("number");
    private static final byte[] EPOCH = name("epoch");
    private static final byte[] MEMBERS = name("members");
    private static final byte[] TIME = name("time");
    private static final byte[] MAX_LINE_BYTES = name("maxLineBytes");
    private static final byte[] RATE = name("rate");
    private static final byte[] TOPIC = name("topic");

    private WelcomeWriter() {}

    /// The message as one line of JSON in UTF-8, with its end.
    static byte[] write(Welcome welcome) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(USUAL_LENGTH);
        json.writeBytes(START);
        number(json, PROTOCOL, welcome.protocol());
        text(json, SERVER, welcome.server());
        text(json, NICK, welcome.nick());
        text(json, ROOM, welcome.room());
        number(json, NUMBER, welcome.number());
        number(json, EPOCH, welcome.epoch());
        number(json, MEMBERS, welcome.members());
        number(json, TIME, welcome.time());
        number(json, MAX_LINE_BYTES, welcome.maxLineBytes());
        number(json, RATE, welcome.rate());
        text(json, TOPIC, welcome.topic());
        json.write('}');
        json.write('\n');
        return json.toByteArray();
    }

    private static byte[] name(String name) {
        return JsonBytes.ascii(",\"" + name + "\":");
    }

    private static void number(ByteArrayOutputStream json, byte[] name, @Nullable Number value) {
        if (value != null) {
            json.writeBytes(name);
            json.writeBytes(JsonBytes.ascii(Long.toString(value.longValue())));
        }
    }

    private static void text(ByteArrayOutputStream json, byte[] name, @Nullable String value) {
        if (value != null) {
            json.writeBytes(name);
            json.write('"');
            json.writeBytes(JsonBytes.escaped(value));
            json.write('"');
        }
    }
}
