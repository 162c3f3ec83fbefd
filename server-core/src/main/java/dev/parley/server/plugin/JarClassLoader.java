package dev.parley.server.plugin;

import dev.parley.server.plugin.leak.JarClasses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// The class loader of one plugin, which remembers what it has loaded: Java has no way to ask for that. Safe
/// for all threads.
final class JarClassLoader extends PluginClassLoader implements JarClasses {

    private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();

    JarClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
        super(manager, descriptor, parent, ClassLoadingStrategy.APD);
    }

    /// A class of the jar is looked for there first, unless its package is one of the parent's: a parent that is asked
    /// in vain throws an exception, hundreds in a start.
    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        if (ApiOnlyParent.isFor(name)) {
            return super.loadClass(name);
        }
        try {
            return ofJar(name);
        } catch (ClassNotFoundException e) {
            return super.loadClass(name); // an agent may have brought it
        }
    }

    private Class<?> ofJar(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        loaded.put(name, found);
        return found;
    }

    @Override
    public Collection<Class<?>> loaded() {
        return List.copyOf(loaded.values());
    }

    @Override
    public boolean hasLoaded(String name) {
        return loaded.containsKey(name);
    }
}
