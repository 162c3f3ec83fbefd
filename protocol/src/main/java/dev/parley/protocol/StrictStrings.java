package dev.parley.protocol;

import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Strings that are strings: gson's own adapter would also take a number or a boolean.
final class StrictStrings extends TypeAdapter<@Nullable String> {

    @Override
    public void write(JsonWriter out, @Nullable String value) throws IOException {
        out.value(value);
    }

    @Override
    public @Nullable String read(JsonReader in) throws IOException {
        return switch (in.peek()) {
            case NULL -> {
                in.nextNull();
                yield null;
            }
            case STRING -> in.nextString();
            case JsonToken other ->
                throw new JsonSyntaxException(
                        "the field " + in.getPath().substring(2) + " must be a string, not " + other);
        };
    }
}
