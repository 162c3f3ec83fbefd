package dev.parley.server.plugin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plugin sees beside its own jar: the JDK, the plugin API, and what the API itself is made of. Safe
/// for all threads.
final class ApiOnlyParent extends ClassLoader {

    private static final List<String> SHARED =
            List.of("dev.parley.api.", "org.pf4j.", "org.slf4j.", "org.jspecify.annotations.");

    /// The packages of the JDK.
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final ClassLoader server;

    /// @param server the loader that knows the API
    ApiOnlyParent(ClassLoader server) {
        super("parley-plugin-api", ClassLoader.getPlatformClassLoader());
        this.server = server;
    }

    /// Whether a class of that name would be one of these, as far as its package tells.
    static boolean isFor(String name) {
        int dot = name.lastIndexOf('.');
        return isShared(name) || (dot > 0 && JDK.contains(name.substring(0, dot)));
    }

    private static boolean isShared(String name) {
        for (String start : SHARED) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? server.loadClass(name) : super.loadClass(name, resolve);
    }
}
