package dev.parley.server.plugin;

import java.util.List;

/// What a plugin sees beside its own jar: the JDK, the plugin API, and what the API itself is made of. Safe
/// for all threads.
final class ApiOnlyParent extends ClassLoader {

    private static final List<String> SHARED =
            List.of("dev.parley.api.", "org.pf4j.", "org.slf4j.", "org.jspecify.annotations.");

    private final ClassLoader server;

    /// @param server the loader that knows the API
    ApiOnlyParent(ClassLoader server) {
        super("parley-plugin-api", ClassLoader.getPlatformClassLoader());
        this.server = server;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return server.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
