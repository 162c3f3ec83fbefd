package dev.parley.server.plugin.leak;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Reads static fields of classes that may not have been initialized yet, and leaves them so: to ask [Field]
/// would run the class's own code. `sun.misc.Unsafe` alone can do that; by name, since its use makes the
/// compiler complain, and a later JDK may not have it. Safe for all threads.
final class StaticFields {

    private final Object unsafe;
    private final Method base;
    private final Method offset;
    private final Method read;

    StaticFields() throws ClosedException {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            unsafe = instance.get(null);
            base = type.getMethod("staticFieldBase", Field.class);
            offset = type.getMethod("staticFieldOffset", Field.class);
            read = type.getMethod("getObjectVolatile", Object.class, long.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ClosedException("sun.misc.Unsafe", e);
        }
    }

    /// What the field holds; nothing as long as its class is not initialized. A record's fields cannot be read
    /// in this way, nothing is found in them.
    @Nullable
    Object read(Field field) {
        try {
            return read.invoke(unsafe, base.invoke(unsafe, field), offset.invoke(unsafe, field));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
