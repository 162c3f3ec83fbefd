package dev.parley.server.plugin.leak;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows references until they lead to what is looked for. It goes through the objects of the JDK, as far as
/// Java lets it, and of plugins, but not through threads, which are looked at by themselves, nor through the
/// server: of its objects only records and lambdas, which carry what they were given, are looked into. For one
/// thread at a time; what it looks at may change meanwhile.
final class Trails {

    private static final int MAX_OBJECTS = 200_000;

    private final ClassLoader server = Trails.class.getClassLoader();
    private final Predicate<Object> sought;
    private final Fields fields = new Fields();
    /// Objects from which no trail leads anywhere.
    private final Set<Object> vain = Collections.newSetFromMap(new IdentityHashMap<>());

    private int seen;

    /// @param sought whether an object is what is looked for
    Trails(Predicate<Object> sought) {
        this.sought = sought;
    }

    /// The shortest trail from that object.
    Optional<Trail> from(@Nullable Object start) {
        return start == null ? Optional.empty() : from(Trail.startAt(start));
    }

    /// The shortest trail that goes on from there.
    Optional<Trail> from(Trail start) {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Queue<Trail> ahead = new ArrayDeque<>();
        visited.add(start.object());
        ahead.add(start);
        while (!ahead.isEmpty()) {
            Trail trail = ahead.remove();
            if (sought.test(trail.object())) {
                return Optional.of(trail);
            }
            if (seen >= MAX_OBJECTS) {
                return Optional.empty();
            }
            seen++;
            follow(trail, visited, ahead);
        }
        vain.addAll(visited);
        return Optional.empty();
    }

    /// Whether it was given up, since there was too much to look at.
    boolean isExhausted() {
        return seen >= MAX_OBJECTS;
    }

    /// The trails by one step longer.
    private void follow(Trail trail, Set<Object> visited, Queue<Trail> ahead) {
        if (trail.object() instanceof Object[] array) {
            for (Object element : array) {
                offer(trail, "", element, visited, ahead);
            }
        } else if (isTransparent(trail.object())) {
            for (Field field : fields.of(trail.object().getClass())) {
                offer(trail, nameOf(field), Fields.read(field, trail.object()), visited, ahead);
            }
        }
    }

    private void offer(Trail trail, String field, @Nullable Object next, Set<Object> visited, Queue<Trail> ahead) {
        if (next != null && !vain.contains(next) && visited.add(next)) {
            ahead.add(trail.step(field, next));
        }
    }

    private boolean isTransparent(Object object) {
        return switch (object) {
            case String _, Number _, Class<?> _, ClassLoader _, Thread _, ThreadGroup _, Module _ -> false;
            default -> {
                Class<?> type = object.getClass();
                yield !server.equals(type.getClassLoader()) || type.isRecord() || type.isHidden();
            }
        };
    }

    /// `Class.field`, with the whole name of the class unless it is the JDK's.
    static String nameOf(Field field) {
        String type = Trail.nameOf(field.getDeclaringClass());
        boolean known = field.getDeclaringClass().getClassLoader() == null;
        return (known ? type.substring(type.lastIndexOf('.') + 1) : type) + "." + field.getName();
    }
}
