package dev.parley.server.plugin;

import dev.parley.protocol.Printable;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.Guard;
import dev.parley.server.command.Guard.Outcome;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.config.Durations;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final Guard guard;
    private final Duration loadingTime;
    private volatile List<LoadedPlugin> loaded = List.of();

    /// @param folder where the admin drops jars
    /// @param copies an empty folder for the server's own copies of them
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    /// @param loadingTime how long a jar may take to become ready
    public Plugins(
            Path folder,
            Path copies,
            String serverVersion,
            CommandRegistry registry,
            Guard guard,
            Duration loadingTime) {
        this.loadingTime = loadingTime;
        this.guard = guard;
        this.folder = folder;
        this.loader = new JarLoader(copies, serverVersion);
        this.registry = registry;
    }

    /// Loads every `*.jar` in the folder, in the order of their names. One that is refused costs a line in
    /// the log, and nothing else.
    public void loadAll() {
        for (Path jar : jars()) {
            String name = jar.getFileName().toString();
            CompletableFuture<Outcome<LoadedPlugin>> result = new CompletableFuture<>();
            guard.run("loading " + name, loadingTime, () -> loader.load(jar), result::complete);
            switch (result.join()) {
                case Outcome.Returned<LoadedPlugin>(LoadedPlugin plugin) -> add(plugin);
                case Outcome.Threw<LoadedPlugin>(PluginRefusedException e) -> refuse(jar, e.reason());
                case Outcome.Threw<LoadedPlugin>(Throwable bug) -> log.error("loading {} failed", name, bug);
                case Outcome.TimedOut<LoadedPlugin> _ ->
                    refuse(jar, "it was not ready after " + Durations.format(loadingTime));
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

    private void add(LoadedPlugin plugin) {
        Optional<String> owner = ownerOf(plugin.id());
        if (owner.isPresent()) {
            drop(plugin, "its Plugin-Id " + plugin.id() + " is taken by " + owner.get());
            return;
        }
        try {
            registry.put(plugin.id(), plugin.commands());
            List<LoadedPlugin> more = new ArrayList<>(loaded);
            more.add(plugin);
            loaded = List.copyOf(more);
        } catch (InvalidCommandException e) {
            drop(plugin, e.reason());
        }
    }

    private Optional<String> ownerOf(String id) {
        if (id.equals(CommandRegistry.CORE)) {
            return Optional.of("the server");
        }
        return loaded.stream()
                .filter(plugin -> plugin.id().equals(id))
                .map(plugin -> plugin.jar().getFileName().toString())
                .findFirst();
    }

    private static void drop(LoadedPlugin plugin, String reason) {
        plugin.manager().unloadPlugin(plugin.id());
        refuse(plugin.jar(), reason);
    }

    private static void refuse(Path jar, String reason) {
        log.warn("plugin {} is refused: {}", Printable.line(jar.getFileName().toString()), Printable.line(reason));
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
