package dev.parley.server.plugin;

import java.nio.file.Path;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginWrapper;

/// A pf4j manager for a single jar, whose classes see [ApiOnlyParent] and themselves. One manager for each
/// jar, since pf4j refuses two jars of one id in a manager, and two versions have to stand side by side while
/// one takes over from the other.
///
/// Not safe for threads; only the plugin loader's thread may touch it.
final class JarPluginManager extends DefaultPluginManager {

    private final Path folder;

    /// @param folder where the jar's private copy is
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    JarPluginManager(Path folder, String serverVersion) {
        super(folder);
        this.folder = folder;
        setSystemVersion(serverVersion);
    }

    /// Whether this server is one that the plugin can run on.
    boolean meetsRequirement(PluginWrapper plugin) {
        return isPluginValid(plugin);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new ApiOnlyLoader(this);
    }

    @Override
    public String toString() {
        return "plugin manager of " + folder;
    }

    private static final class ApiOnlyLoader extends JarPluginLoader {

        ApiOnlyLoader(PluginManager manager) {
            super(manager);
        }

        @Override
        public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
            ClassLoader parent = new ApiOnlyParent(getClass().getClassLoader());
            JarClassLoader loader = new JarClassLoader(pluginManager, descriptor, parent);
            loader.addFile(jar.toFile());
            return loader;
        }
    }
}
