package dev.parley.server.plugin;

import dev.parley.protocol.Printable;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FileStamp;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of the server, in step with the jars and source files in a folder and with what the admin says: what
/// comes is loaded, what changes is upgraded while everybody goes on talking, what goes is unloaded. A jar that is
/// refused costs a line, and whatever served before goes on serving.
///
/// All methods that change something are for one thread at a time; [#roster()] is for all threads.
public final class Plugins {

    private static final Logger log = LoggerFactory.getLogger(Plugins.class);

    /// A file that is no whole jar is given this long since its last change before it is called broken.
    private static final Duration WRITING_TIME = Duration.ofSeconds(10);

    private final Setup setup;
    private final PluginFolder folder;
    private final ReadAhead reader;
    private final Deployment deployment;
    private final Retirement retirement;
    private final LeakWatch leaks;
    private final InstantSource clock;
    private final Consumer<String> tellAdmins;
    private final Map<String, FileStamp> settingsSeen = new HashMap<>();
    private final Map<String, FileStamp> settingsTaken = new HashMap<>();

    private boolean starting;
    private String folderFault = "";

    /// Where the plugins are, and what they may.
    ///
    /// @param folder where the admin drops jars
    /// @param copies an empty folder for the server's own copies of them
    /// @param store where the plugins' own files and what is known of them are kept
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    /// @param maxBytes the largest jar
    /// @param mayExit the ids of the plugins that may end the process
    /// @param limits how much of the server each plugin may take
    /// @param loading how long a plugin may take to load, and then to start
    /// @param drain how long the running calls of a plugin that is replaced may go on
    /// @param unloading how long to wait before looking whether the classes of an old version are gone
    public record Setup(
            Path folder,
            Path copies,
            Path store,
            String serverVersion,
            long maxBytes,
            Set<String> mayExit,
            Limits limits,
            Duration loading,
            Duration drain,
            Duration unloading) {}

    /// @param reader of this setup; may have begun
    /// @param tellAdmins is told in one line what became of a jar; may not block
    public Plugins(
            Setup setup,
            ReadAhead reader,
            ServerHandle server,
            CommandRegistry registry,
            Guard guard,
            InstantSource clock,
            Consumer<String> tellAdmins) {
        this.setup = setup;
        this.leaks = new LeakWatch(setup.unloading(), () -> roster().bystanders());
        this.folder = new PluginFolder(setup.folder());
        this.clock = clock;
        this.tellAdmins = tellAdmins;
        this.reader = reader;
        JarLoader loader =
                new JarLoader(setup.serverVersion(), server, guard, setup.loading(), setup.limits(), clock, this::warn);
        PluginStore store = new PluginStore(setup.store());
        this.retirement = new Retirement(guard, leaks, setup.drain(), setup.loading());
        Succession succession = new Succession(loader, store, registry, guard, retirement, setup.loading());
        this.deployment = new Deployment(folder, reader, store, succession);
    }

    /// Loads what lies in the folder, before anybody is here to be told.
    public void start() {
        starting = true;
        look();
        look(); // a jar counts when it looked the same twice
        starting = false;
    }

    /// Stops all plugins, since the server stops.
    public void stop() {
        deployment.settle(this::refuse);
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            roster().serving().forEach(plugin -> together.execute(() -> retirement.atTheEnd(plugin)));
        }
    }

    /// What there is now.
    public Roster roster() {
        return deployment.roster();
    }

    /// The ids of all plugins of which there is something to say.
    Set<String> ids() {
        Set<String> ids = new TreeSet<>(roster().ids());
        ids.addAll(leaks.ids());
        return ids;
    }

    /// What is still in memory of earlier versions of a plugin, a line each.
    List<String> leaksOf(String id) {
        return leaks.of(id);
    }

    /// Looks at the folder, and does what has to be done; to be called again and again.
    public void look() {
        try {
            PluginFolder.Changes changes = folder.look();
            reader.begin(changes.settled());
            // First what came, then what went: a jar that was renamed is an upgrade, not a gap.
            changes.settled().forEach(this::take);
            changes.gone().forEach(jar -> deployment.remove(jar, this::warn).ifPresent(this::tell));
            if (!changes.gone().isEmpty()) { // what went may have been in the way of what came
                roster().refused().keySet().stream()
                        .filter(changes.settled()::contains)
                        .forEach(folder::forget);
            }
            folderFault = "";
        } catch (IOException e) {
            String fault = FileFault.reason(e);
            if (!fault.equals(folderFault)) { // said once, not at every look
                log.warn("the plugin folder cannot be read: {}", fault);
            }
            folderFault = fault;
        }
        roster().serving().forEach(this::followSettings);
        if (!starting) { // what can wait until the server listens
            deployment.settle(this::refuse);
        }
    }

    /// Brings a jar into service because the admin says so, whatever was decided about it before.
    ///
    /// @param fileName of a jar or source file in the plugin folder
    /// @return what became of it
    /// @throws PluginRefusedException if it cannot serve
    String load(String fileName) throws PluginRefusedException {
        Path jar = setup.folder().resolve(fileName).normalize();
        if (!setup.folder().normalize().equals(jar.getParent()) || !JarReader.mayBePlugin(jar) || !Files.exists(jar)) {
            throw new PluginRefusedException("there is no jar " + fileName + " in the plugin folder");
        }
        return deployment.install(jar, true);
    }

    /// What the admin may do to a plugin; for the thread that looks at the folder.
    Deployment deployment() {
        return deployment;
    }

    private void take(Path jar) {
        try {
            tell(deployment.install(jar, false));
        } catch (IncompleteJarException e) {
            if (isFresh(jar) || !folder.standsStill(jar)) {
                log.debug("{} waits to be complete", jar, e);
                folder.forget(jar);
            } else {
                refuse(jar, e.reason());
            }
        } catch (PluginRefusedException e) {
            refuse(jar, e.reason());
        } catch (RuntimeException
                | Error e) { // whatever a jar makes the server stumble over, the others get their look
            fail(jar, e);
        }
    }

    /// A change of the admin's settings for a plugin loads it anew; settings that it refuses are tried once.
    private void followSettings(LoadedPlugin plugin) {
        FileStamp now = folder.settingsOf(plugin.id());
        FileStamp before = settingsSeen.put(plugin.id(), now);
        boolean standsStill = now.equals(before);
        if (standsStill && !now.equals(settingsTaken.getOrDefault(plugin.id(), plugin.settings()))) {
            settingsTaken.put(plugin.id(), now);
            try {
                tell(deployment.reload(plugin.id()) + ", since its settings have changed");
            } catch (PluginRefusedException e) {
                refuse(plugin.source().jar(), "with the settings that have changed, " + e.reason());
            } catch (RuntimeException | Error e) {
                fail(plugin.source().jar(), e);
            }
        }
    }

    private void fail(Path jar, Throwable bug) {
        log.error("the server itself failed at {}", jar, bug);
        refuse(jar, "the server itself failed at it: " + bug);
    }

    private void refuse(Path jar, String reason) {
        deployment.refused(jar, new Roster.Refusal(reason, clock.instant()));
        String serving = roster().serving().stream()
                .filter(plugin -> plugin.source().jar().equals(jar))
                .map(plugin -> "; " + plugin.name() + " goes on serving")
                .findFirst()
                .orElse("");
        warn("plugin " + jar.getFileName() + " is refused: " + reason + serving);
    }

    private void warn(String text) {
        String line = Printable.line(text);
        log.warn("{}", line);
        tellAdmins.accept(line);
    }

    private void tell(String text) {
        if (starting) {
            return; // the server sums up what it has loaded
        }
        String line = Printable.line(text);
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
