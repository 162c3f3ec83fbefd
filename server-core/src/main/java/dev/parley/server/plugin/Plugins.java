package dev.parley.server.plugin;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of the server. [#loadAll] is called once, at start; readers see an immutable list behind one
/// volatile.
public final class Plugins {

    private static final Logger log = LoggerFactory.getLogger(Plugins.class);

    private final Path folder;
    private final JarLoader loader;
    private final CommandRegistry registry;
    private volatile List<LoadedPlugin> loaded = List.of();

    /// @param folder where the admin drops jars
    /// @param copies an empty folder for the server's own copies of them
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    public Plugins(Path folder, Path copies, String serverVersion, CommandRegistry registry) {
        this.folder = folder;
        this.loader = new JarLoader(copies, serverVersion);
        this.registry = registry;
    }

    /// Loads every `*.jar` in the folder, in the order of their names. One that is refused costs a line in
    /// the log, and nothing else.
    public void loadAll() {
        for (Path jar : jars()) {
            try {
                add(loader.load(jar));
            } catch (PluginRefusedException e) {
                log.warn("plugin {} is refused: {}", jar.getFileName(), e.reason());
            } catch (RuntimeException | LinkageError e) {
                log.error("plugin {} is refused: loading it failed", jar.getFileName(), e);
            }
        }
    }

    List<LoadedPlugin> loaded() {
        return loaded;
    }

    /// A line for each plugin: `kick 0.1.0 (/kick)`.
    public List<String> summary() {
        return loaded.stream()
                .map(plugin -> plugin.id() + " " + plugin.version() + " (" + commandsOf(plugin) + ")")
                .toList();
    }

    static String commandsOf(LoadedPlugin plugin) {
        return String.join(
                " ",
                plugin.commands().stream().map(command -> "/" + command.name()).toList());
    }

    private void add(LoadedPlugin plugin) throws PluginRefusedException {
        Optional<LoadedPlugin> twin =
                loaded.stream().filter(other -> other.id().equals(plugin.id())).findFirst();
        try {
            if (twin.isPresent() || plugin.id().equals(CommandRegistry.CORE)) {
                String owner =
                        twin.map(other -> other.jar().getFileName().toString()).orElse("the server");
                throw new PluginRefusedException("its Plugin-Id " + plugin.id() + " is taken by " + owner);
            }
            registry.put(plugin.id(), plugin.commands());
        } catch (InvalidCommandException e) {
            plugin.manager().unloadPlugin(plugin.id());
            throw new PluginRefusedException(e.reason(), e);
        } catch (PluginRefusedException e) {
            plugin.manager().unloadPlugin(plugin.id());
            throw e;
        }
        List<LoadedPlugin> more = new ArrayList<>(loaded);
        more.add(plugin);
        loaded = List.copyOf(more);
    }

    private List<Path> jars() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            log.warn("no plugins: the folder {} cannot be read: {}", folder, FileFault.reason(e));
            return List.of();
        }
    }
}
