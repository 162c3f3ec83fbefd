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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of the server, in step with the jars in a folder: what comes is loaded, what changes is
/// upgraded while everybody goes on talking, what goes is unloaded. A jar that is refused costs a line, and
/// whatever served before goes on serving.
///
/// [#look()] is for one thread at a time; readers see an immutable list behind one volatile.
public final class Plugins {

    private static final Logger log = LoggerFactory.getLogger(Plugins.class);

    /// A file that is no whole jar is given this long since its last change before it is called broken.
    private static final Duration WRITING_TIME = Duration.ofSeconds(10);

    private final PluginFolder folder;
    private final JarLoader loader;
    private final CommandRegistry registry;
    private final Guard guard;
    private final Times times;
    private final InstantSource clock;
    private final Consumer<String> tellAdmins;
    private final VersionManager versions = new DefaultVersionManager();
    /// Jars that were passed over because another version of their plugin serves, and the plugin's id.
    private final Map<Path, String> passedOver = new HashMap<>();

    private volatile List<LoadedPlugin> loaded = List.of();
    private boolean starting;
    private String folderFault = "";

    /// How long things may take.
    ///
    /// @param loading a jar, to become ready
    /// @param drain the running calls of a plugin that is replaced, before they are interrupted
    public record Times(Duration loading, Duration drain) {}

    /// @param folder where the admin drops jars
    /// @param copies an empty folder for the server's own copies of them
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    /// @param tellAdmins is told in one line what became of a jar
    public Plugins(
            Path folder,
            Path copies,
            String serverVersion,
            CommandRegistry registry,
            Guard guard,
            Times times,
            InstantSource clock,
            Consumer<String> tellAdmins) {
        this.folder = new PluginFolder(folder);
        this.loader = new JarLoader(copies, serverVersion, clock);
        this.registry = registry;
        this.guard = guard;
        this.times = times;
        this.clock = clock;
        this.tellAdmins = tellAdmins;
    }

    /// Loads what lies in the folder, before anybody is here to be told.
    public void start() {
        starting = true;
        look();
        look(); // a jar counts when it looked the same twice
        starting = false;
    }

    /// Looks at the folder, and does what has to be done; to be called again and again.
    public void look() {
        try {
            PluginFolder.Changes changes = folder.look();
            // First what came, then what went: a jar that was renamed is an upgrade, not a gap.
            changes.settled().forEach(this::take);
            changes.gone().forEach(this::leave);
            folderFault = "";
        } catch (IOException e) {
            String fault = FileFault.reason(e);
            if (!fault.equals(folderFault)) { // said once, not at every look
                log.warn("the plugin folder cannot be read: {}", fault);
            }
            folderFault = fault;
        }
    }

    List<LoadedPlugin> loaded() {
        return loaded;
    }

    /// A line for each plugin: `kick 0.1.0 (/kick)`.
    public List<String> summary() {
        return loaded.stream()
                .map(plugin -> plugin.name() + " (" + commandsOf(plugin) + ")")
                .toList();
    }

    static String commandsOf(LoadedPlugin plugin) {
        return String.join(
                " ",
                plugin.commands().stream().map(command -> "/" + command.name()).toList());
    }

    private void take(Path jar) {
        passedOver.remove(jar);
        CompletableFuture<Outcome<LoadedPlugin>> result = new CompletableFuture<>();
        guard.run("loading " + jar.getFileName(), times.loading(), () -> loader.load(jar), result::complete);
        switch (result.join()) {
            case Outcome.Returned<LoadedPlugin>(LoadedPlugin plugin) -> install(plugin);
            case Outcome.Threw<LoadedPlugin>(IncompleteJarException e)
            when isFresh(jar) -> {
                log.debug("{} waits to be complete", jar, e);
                folder.forget(jar);
            }
            case Outcome.Threw<LoadedPlugin>(PluginRefusedException e) -> refuse(jar, e.reason());
            case Outcome.Threw<LoadedPlugin>(Throwable bug) -> {
                log.error("loading {} failed", jar, bug);
                refuse(jar, "loading it failed: " + bug);
            }
            case Outcome.TimedOut<LoadedPlugin> _ ->
                refuse(jar, "it was not ready after " + Durations.format(times.loading()));
        }
    }

    private void install(LoadedPlugin plugin) {
        Optional<LoadedPlugin> serving = find(plugin.id());
        Optional<String> objection = serving.flatMap(old -> objectionTo(plugin, old));
        if (objection.isPresent()) {
            passedOver.put(plugin.jar(), plugin.id());
            drop(plugin, objection.get());
        } else if (plugin.id().equals(CommandRegistry.CORE)) {
            drop(plugin, "its Plugin-Id " + plugin.id() + " is taken by the server");
        } else {
            swap(serving, plugin);
        }
    }

    /// Why a jar does not take over from the version that serves; nothing if it does.
    private Optional<String> objectionTo(LoadedPlugin plugin, LoadedPlugin serving) {
        if (plugin.jar().equals(serving.jar()) || !Files.exists(serving.jar())) {
            return Optional.empty(); // the same file with new content, or under a new name
        }
        int order = versions.compareVersions(plugin.version(), serving.version());
        String from = " serves from " + serving.jar().getFileName();
        return order > 0
                ? Optional.empty()
                : Optional.of(
                        order == 0
                                ? "the same version of " + plugin.id() + from
                                : "it is older than " + serving.name() + ", which" + from);
    }

    /// The one step in which a version takes over: whoever types a command finds the old one or the new one.
    private void swap(Optional<LoadedPlugin> serving, LoadedPlugin plugin) {
        try {
            registry.put(plugin.id(), plugin.commands());
        } catch (InvalidCommandException e) {
            drop(plugin, e.reason());
            return;
        }
        List<LoadedPlugin> now = new ArrayList<>(loaded);
        serving.ifPresent(now::remove);
        now.add(plugin);
        loaded = List.copyOf(now);
        tell(serving.map(old -> "plugin " + old.name() + " is upgraded to " + plugin.version())
                .orElse("plugin " + plugin.name() + " is loaded: " + commandsOf(plugin)));
        serving.ifPresent(new Retirement(times.drain())::of);
    }

    private void leave(Path jar) {
        passedOver.remove(jar);
        Optional<LoadedPlugin> serving =
                loaded.stream().filter(plugin -> plugin.jar().equals(jar)).findFirst();
        serving.ifPresent(plugin -> {
            try {
                registry.put(plugin.id(), List.of());
            } catch (InvalidCommandException e) {
                throw new IllegalStateException("no command cannot clash", e);
            }
            loaded = loaded.stream().filter(other -> !other.equals(plugin)).toList();
            tell("plugin " + plugin.name() + " is removed");
            new Retirement(times.drain()).of(plugin);
            // What was passed over because of it gets its chance now.
            passedOver.forEach((other, id) -> {
                if (id.equals(plugin.id())) {
                    folder.forget(other);
                }
            });
        });
    }

    /// The plugin of that id.
    Optional<LoadedPlugin> find(String id) {
        return loaded.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    private void drop(LoadedPlugin plugin, String reason) {
        new Retirement(Duration.ZERO).of(plugin);
        refuse(plugin.jar(), reason);
    }

    private void refuse(Path jar, String reason) {
        String serving = loaded.stream()
                .filter(plugin -> plugin.jar().equals(jar))
                .map(plugin -> "; " + plugin.name() + " goes on serving")
                .findFirst()
                .orElse("");
        String line = Printable.line("plugin " + jar.getFileName() + " is refused: " + reason + serving);
        log.warn("{}", line);
        tellAdmins.accept(line);
    }

    private void tell(String line) {
        if (starting) {
            return; // the server sums up what it has loaded
        }
        log.info("{}", line);
        tellAdmins.accept(line);
    }

    private boolean isFresh(Path jar) {
        try {
            Instant changed =
                    Objects.requireNonNull(Files.getLastModifiedTime(jar)).toInstant();
            return changed.plus(WRITING_TIME).isAfter(clock.instant());
        } catch (IOException e) {
            return false;
        }
    }
}
