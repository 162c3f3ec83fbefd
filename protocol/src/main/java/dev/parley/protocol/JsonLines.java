package dev.parley.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns messages into lines of JSON and back. The field `type` names the record, in lower case. Safe for all
/// threads.
public final class JsonLines {

    /// The protocol version that this code speaks.
    public static final int VERSION = 1;
    /// The longest line in bytes, its end not counted, unless the server is set otherwise.
    public static final int DEFAULT_MAX_LINE_BYTES = 8192;
    /// The longest `id` in UTF-16 code units.
    public static final int MAX_ID_LENGTH = 64;
    /// How deep arrays and objects may be nested in a message.
    public static final int MAX_NESTING = 16;

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Pattern COLUMN = Pattern.compile("\\bcolumn \\d+");
    private static final Map<String, Kind> CLIENT_KINDS = kindsOf(ClientMessage.class);
    private static final Map<String, Kind> SERVER_KINDS = kindsOf(ServerMessage.class);

    private JsonLines() {}

    /// One kind of message: the record and what its JSON must look like.
    private record Kind(Class<?> type, Shape shape) {}

    /// The message as one line, without its end.
    public static String encode(ClientMessage message) {
        return tagged(message);
    }

    /// The message as one line, without its end.
    public static String encode(ServerMessage message) {
        return tagged(message);
    }

    /// The message as one line in UTF-8, with its end.
    public static byte[] encodeUtf8(ServerMessage message) {
        if (message instanceof ServerMessage.Line line && line.action() == null && line.edited() == null) {
            return LineWriter.write(line);
        }
        return message instanceof ServerMessage.Welcome welcome
                ? WelcomeWriter.write(welcome)
                : (tagged(message) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a line that a client sent.
    public static Decoded<ClientMessage> decodeClient(String line) {
        return decode(line, CLIENT_KINDS, ClientMessage.class);
    }

    /// Reads a line that a client sent, if it is a `say` in its usual form, in a tenth of the time.
    ///
    /// @param line without its end
    /// @return null if it has to be read by [#decodeClient]
    public static ClientMessage.@Nullable Say decodeUsualSay(byte[] line) {
        return SayScanner.scan(line);
    }

    /// The same for a `hello`.
    public static ClientMessage.@Nullable Hello decodeUsualHello(byte[] line) {
        return HelloScanner.scan(line);
    }

    /// Reads a line that a server sent.
    public static Decoded<ServerMessage> decodeServer(String line) {
        return decode(line, SERVER_KINDS, ServerMessage.class);
    }

    private static String tagged(Object message) {
        String fields = GSON.toJson(message);
        String tag = "{\"type\":\"" + typeOf(message.getClass()) + "\"";
        return fields.equals("{}") ? tag + "}" : tag + "," + fields.substring(1);
    }

    /// A text as JSON, with its quotes.
    static String quoted(String text) {
        return GSON.toJson(text);
    }

    private static <M> Decoded<M> decode(String line, Map<String, Kind> kinds, Class<M> expected) {
        JsonObject object;
        try {
            object = parse(line);
        } catch (JsonParseException | IOException e) {
            return new Decoded.Malformed<>(ErrorCode.BAD_JSON, reasonOf(e));
        }
        JsonElement tag = object.get("type");
        Kind kind = tag != null && tag.isJsonPrimitive() ? kinds.get(tag.getAsString()) : null;
        if (kind == null) {
            return new Decoded.Malformed<>(
                    ErrorCode.UNKNOWN_TYPE,
                    "the type is none of "
                            + String.join(", ", kinds.keySet().stream().sorted().toList()));
        }
        String fault = kind.shape().faultOf(object, "type");
        return fault == null
                ? new Decoded.Message<>(expected.cast(GSON.fromJson(object, kind.type())))
                : new Decoded.Malformed<>(ErrorCode.BAD_MESSAGE, typeOf(kind.type()) + ": " + fault);
    }

    private static JsonObject parse(String line) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_NESTING);
        if (!(JsonParser.parseReader(reader) instanceof JsonObject object)) {
            throw new JsonParseException("no object");
        }
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("something follows the object");
        }
        return object;
    }

    /// Says where, and repeats nothing of what was sent: it could be a password.
    private static String reasonOf(Exception e) {
        Matcher column = COLUMN.matcher(String.valueOf(e.getMessage()));
        return "not one JSON object on one line, nested at most " + MAX_NESTING + " deep"
                + (column.find() ? "; see " + column.group() : "");
    }

    private static Map<String, Kind> kindsOf(Class<?> messages) {
        Map<String, Kind> kinds = new HashMap<>();
        for (Class<?> type : messages.getPermittedSubclasses()) {
            if (type.isSealed()) {
                kinds.putAll(kindsOf(type));
            } else {
                kinds.put(typeOf(type), new Kind(type, Shape.of(type)));
            }
        }
        return Map.copyOf(kinds);
    }

    private static String typeOf(Class<?> message) {
        return message.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
