package dev.parley.server.plugin.leak;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into a thread, started or not, for what it is to run: its task, and what its class has beside that,
/// like a timer's queue. What others put there, its thread-locals, is another matter.
final class ThreadInside {

    private ThreadInside() {}

    /// How the thread keeps the classes, if it does.
    ///
    /// @throws ClosedException if `java.lang` is not open
    static Optional<Trail> trailFrom(Thread thread, Leak leak) throws ClosedException {
        if (leak.owns(thread)) {
            return Optional.of(Trail.startAt(thread));
        }
        for (Trail start : starts(thread)) {
            Optional<Trail> trail = leak.trailFrom(start);
            if (trail.isPresent()) {
                return trail;
            }
        }
        return Optional.empty();
    }

    private static List<Trail> starts(Thread thread) throws ClosedException {
        List<Trail> starts = new ArrayList<>();
        if (thread.getClass().getName().equals("java.lang.VirtualThread")) {
            add(starts, "java.lang.VirtualThread", "cont", thread);
        } else {
            Object holder = Fields.internal("java.lang.Thread", "holder", thread);
            add(starts, "java.lang.Thread$FieldHolder", "task", holder);
            for (Field field : new Fields().of(thread.getClass())) {
                Object value = isItsOwn(field) ? Fields.read(field, thread) : null;
                if (value != null) {
                    starts.add(new Trail(null, Trails.nameOf(field), value));
                }
            }
        }
        add(starts, "java.lang.Thread", "contextClassLoader", thread);
        add(starts, "java.lang.Thread", "uncaughtExceptionHandler", thread);
        add(starts, "java.lang.Thread", "scopedValueBindings", thread);
        return starts;
    }

    private static void add(List<Trail> starts, String className, String name, @Nullable Object holder)
            throws ClosedException {
        Object value = Fields.internal(className, name, holder);
        if (value != null) {
            starts.add(new Trail(null, "Thread." + name, value));
        }
    }

    private static boolean isItsOwn(Field field) {
        return field.getDeclaringClass() != Thread.class && Thread.class.isAssignableFrom(field.getDeclaringClass());
    }
}
