package dev.parley.server.plugin.leak;

import java.util.Collection;

/// A class loader that knows which classes it has loaded. Safe for all threads.
public interface JarClasses {

    /// The classes that came from the jar so far; not those that were made while the program runs.
    Collection<Class<?>> loaded();

    /// Whether the class of that name has come from the jar.
    boolean hasLoaded(String name);
}
