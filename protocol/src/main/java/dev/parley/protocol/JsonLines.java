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
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(String.class, new StrictStrings())
            .create();
    private static final Map<String, Class<?>> CLIENT_TYPES = typesOf(ClientMessage.class);
    private static final Map<String, Class<?>> SERVER_TYPES = typesOf(ServerMessage.class);

    private JsonLines() {}

    /// The message as one line, without its end.
    public static String encode(ClientMessage message) {
        return tagged(message);
    }

    /// The message as one line, without its end.
    public static String encode(ServerMessage message) {
        return tagged(message);
    }

    /// Reads a line that a client sent.
    public static Decoded<ClientMessage> decodeClient(String line) {
        return decode(line, CLIENT_TYPES, ClientMessage.class);
    }

    /// Reads a line that a server sent.
    public static Decoded<ServerMessage> decodeServer(String line) {
        return decode(line, SERVER_TYPES, ServerMessage.class);
    }

    private static String tagged(Object message) {
        JsonObject object = new JsonObject();
        object.addProperty("type", typeOf(message.getClass()));
        GSON.toJsonTree(message).getAsJsonObject().entrySet().forEach(e -> object.add(e.getKey(), e.getValue()));
        return GSON.toJson(object);
    }

    private static <M> Decoded<M> decode(String line, Map<String, Class<?>> types, Class<M> kind) {
        JsonObject object;
        try {
            object = parse(line);
        } catch (JsonParseException | IOException | IllegalStateException e) {
            return new Decoded.Malformed<>(ErrorCode.BAD_JSON, "not one JSON object on one line: " + firstLine(e));
        }
        JsonElement tag = object.get("type");
        Class<?> type = tag != null && tag.isJsonPrimitive() ? types.get(tag.getAsString()) : null;
        if (type == null) {
            return new Decoded.Malformed<>(
                    ErrorCode.UNKNOWN_TYPE,
                    "the type is none of "
                            + String.join(", ", types.keySet().stream().sorted().toList()));
        }
        try {
            M message = kind.cast(GSON.fromJson(object, type));
            String fault = faultOf((Record) message);
            return fault == null
                    ? new Decoded.Message<>(message)
                    : new Decoded.Malformed<>(ErrorCode.BAD_MESSAGE, typeOf(type) + ": " + fault);
        } catch (JsonParseException | NumberFormatException e) {
            return new Decoded.Malformed<>(ErrorCode.BAD_MESSAGE, typeOf(type) + ": " + firstLine(e));
        }
    }

    private static JsonObject parse(String line) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_NESTING);
        JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("something follows the object");
        }
        return object;
    }

    /// The first thing wrong with a message that gson was content with.
    private static @Nullable String faultOf(Record message) {
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            Object value = valueOf(component, message);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return "the field " + component.getName() + " is missing";
            }
            if (component.getName().equals("id") && value instanceof String id && id.length() > MAX_ID_LENGTH) {
                return "the field id is longer than " + MAX_ID_LENGTH + " characters";
            }
        }
        return null;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("messages are public records", e);
        }
    }

    private static Map<String, Class<?>> typesOf(Class<?> kind) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Class<?> type : kind.getPermittedSubclasses()) {
            if (type.isSealed()) {
                types.putAll(typesOf(type));
            } else {
                types.put(typeOf(type), type);
            }
        }
        return Map.copyOf(types);
    }

    private static String typeOf(Class<?> message) {
        return message.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(Exception e) {
        String text = e.getMessage();
        return text == null ? "empty" : Printable.line(text.lines().findFirst().orElse("empty"));
    }
}
