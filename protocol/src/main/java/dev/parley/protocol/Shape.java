package dev.parley.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What JSON must look like to become a value of a type, learnt once from the type. Gson alone is not
/// strict: it cuts numbers short, turns them into strings and back, and leaves out what is missing.
/// Immutable.
sealed interface Shape {

    /// What is wrong with the value, or null when it fits.
    @Nullable
    String faultOf(JsonElement value, String name);

    /// The shape of a record, a list, a string, a number or a boolean.
    static Shape of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Items(of(list.getActualTypeArguments()[0]));
        }
        if (type == String.class) {
            return new Text(Integer.MAX_VALUE);
        }
        if (type == int.class || type == Integer.class) {
            return new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return new Whole(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Flag();
        }
        if (type instanceof Class<?> of && of.isRecord()) {
            return new Fields(Stream.of(of.getRecordComponents()).map(Field::of).toList());
        }
        throw new IllegalArgumentException("no message may have a " + type.getTypeName());
    }

    record Field(String name, boolean optional, Shape shape) {

        static Field of(RecordComponent component) {
            return new Field(
                    component.getName(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.getName().equals("id")
                            ? new Text(JsonLines.MAX_ID_LENGTH)
                            : Shape.of(component.getGenericType()));
        }

        @Nullable
        String faultIn(JsonObject object) {
            JsonElement value = object.get(name);
            if (value == null || value.isJsonNull()) {
                return optional ? null : "the field " + name + " is missing";
            }
            return shape.faultOf(value, name);
        }
    }

    record Fields(List<Field> fields) implements Shape {

        @Override
        public @Nullable String faultOf(JsonElement value, String name) {
            if (!(value instanceof JsonObject object)) {
                return "the field " + name + " must be an object";
            }
            for (Field field : fields) {
                String fault = field.faultIn(object);
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }
    }

    record Items(Shape each) implements Shape {

        @Override
        public @Nullable String faultOf(JsonElement value, String name) {
            if (!(value instanceof JsonArray items)) {
                return "the field " + name + " must be an array";
            }
            for (JsonElement item : items) {
                String fault = each.faultOf(item, name);
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }
    }

    record Text(int maxLength) implements Shape {

        @Override
        public @Nullable String faultOf(JsonElement value, String name) {
            if (!(value instanceof JsonPrimitive primitive && primitive.isString())) {
                return "the field " + name + " must be a string";
            }
            return primitive.getAsString().length() > maxLength
                    ? "the field " + name + " is longer than " + maxLength + " characters"
                    : null;
        }
    }

    record Whole(long min, long max) implements Shape {

        @Override
        public @Nullable String faultOf(JsonElement value, String name) {
            return value instanceof JsonPrimitive primitive && primitive.isNumber() && isWithin(primitive)
                    ? null
                    : "the field " + name + " must be a whole number from " + min + " to " + max;
        }

        private boolean isWithin(JsonPrimitive number) {
            try {
                BigDecimal exact = number.getAsBigDecimal();
                return exact.longValueExact() >= min && exact.longValueExact() <= max;
            } catch (ArithmeticException | NumberFormatException e) {
                return false;
            }
        }
    }

    record Flag() implements Shape {

        @Override
        public @Nullable String faultOf(JsonElement value, String name) {
            return value instanceof JsonPrimitive primitive && primitive.isBoolean()
                    ? null
                    : "the field " + name + " must be true or false";
        }
    }
}
