package dev.parley.server.plugin.leak;

import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the fields of other people's objects, and by that runs none of their code. For one thread at a time.
final class Fields {

    private final Map<Class<?>, List<Field>> readable = new HashMap<>();

    /// The instance fields of a class and those above it that hold objects and may be read. A reference that is
    /// weak or soft keeps nothing for ever, so it is left out.
    List<Field> of(Class<?> type) {
        return readable.computeIfAbsent(type, Fields::find);
    }

    private static List<Field> find(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class && c != Reference.class; c = c.getSuperclass()) {
            declared(c, field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(AccessibleObject::trySetAccessible)
                    .forEach(fields::add);
        }
        return List.copyOf(fields);
    }

    /// The static fields of a class that hold objects.
    static List<Field> staticsOf(Class<?> type) {
        return declared(type, field -> Modifier.isStatic(field.getModifiers())).toList();
    }

    private static Stream<Field> declared(Class<?> type, Predicate<Field> which) {
        try {
            return Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !field.getType().isPrimitive())
                    .filter(which);
        } catch (LinkageError e) {
            return Stream.empty(); // a field's own class is not to be had
        }
    }

    /// What a field of [#of] holds.
    static @Nullable Object read(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("it was made accessible: " + field, e);
        }
    }

    /// What the JDK keeps in a field of its own.
    ///
    /// @param className the class that declares it
    /// @param holder null for a static field
    static @Nullable Object internal(String className, String name, @Nullable Object holder) throws ClosedException {
        try {
            Field field = Class.forName(className).getDeclaredField(name);
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ClosedException(className + "." + name, e);
        }
    }
}
