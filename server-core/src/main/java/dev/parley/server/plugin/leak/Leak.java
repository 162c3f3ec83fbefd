package dev.parley.server.plugin.leak;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classes that stay in memory though their plugin is unloaded, and what can be asked about them. For one
/// thread at a time.
final class Leak {

    private final ClassLoader loader;
    private final List<Bystander> others;
    private final Trails trails = new Trails(this::owns);

    /// @param loader what should be gone
    /// @param others the plugins that serve; only a newer version may have classes of the same names
    Leak(ClassLoader loader, Collection<Bystander> others) {
        this.loader = loader;
        this.others =
                others.stream().filter(other -> !loader.equals(other.loader())).toList();
    }

    List<Bystander> others() {
        return others;
    }

    /// Whether it is the class loader, one of its classes, or an object of one.
    boolean owns(@Nullable Object object) {
        return object != null
                && (loader.equals(object)
                        || loader.equals(object.getClass().getClassLoader())
                        || (object instanceof Class<?> type && loader.equals(type.getClassLoader())));
    }

    /// How that object keeps the classes in memory, if it does.
    Optional<Trail> trailFrom(@Nullable Object object) {
        return trails.from(object);
    }

    /// How that object keeps the classes in memory, if it does.
    Optional<Trail> trailFrom(Trail start) {
        return trails.from(start);
    }

    /// Whether this is one of its classes. A stack knows classes by their names only, so a class that a plugin
    /// that serves has too, like the newer version, does not count.
    boolean owns(StackTraceElement frame) {
        String name = frame.getClassName();
        return hasLoaded(loader, name) && others.stream().noneMatch(other -> hasLoaded(other.loader(), name));
    }

    /// Whether there was more to look at than anyone would wait for.
    boolean isExhausted() {
        return trails.isExhausted();
    }

    private static boolean hasLoaded(@Nullable ClassLoader loader, String name) {
        return loader instanceof JarClasses jar && jar.hasLoaded(name);
    }
}
