package dev.parley.server.command;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes the records of one class by a method handle: reflection goes by native code (`./parley`). The handle is made
/// when the first record is: the JVM generates code for it, and most commands are not called for a long time after a
/// start. Safe for all threads.
///
/// @param <A> the record
final class RecordMaker<A> {

    private final Constructor<A> constructor;
    private @Nullable MethodHandle handle; // immutable: if two threads make it, either is good

    private RecordMaker(Constructor<A> constructor) {
        this.constructor = constructor;
    }

    /// @throws InvalidCommandException if no such record can be made
    static <A extends Record> RecordMaker<A> of(Class<A> type) throws InvalidCommandException {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<A> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true); // the record need not be public
            return new RecordMaker<>(constructor);
        } catch (ReflectiveOperationException e) {
            throw new InvalidCommandException("the constructor of " + type.getName() + " cannot be called: " + e);
        }
    }

    /// Makes a record.
    ///
    /// @throws Throwable whatever its constructor throws
    @SuppressWarnings("unchecked") // the constructor is that of A
    A make(@Nullable Object[] values) throws Throwable {
        MethodHandle made = handle;
        if (made == null) {
            made = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
            handle = made;
        }
        return (A) (Object) made.invokeExact(values);
    }
}
