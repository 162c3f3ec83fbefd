package dev.parley.testkit;

import dev.parley.api.Role;
import dev.parley.server.files.FolderTree;
import dev.parley.server.plugin.ResidentPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A real server in memory, with one plugin in it and without a network; its clock stands still until
/// [#pass] moves it. Everything that a test calls here waits until what follows from it is over, so the next
/// line of the test can look at the outcome.
///
/// ```java
/// @Test
/// void aKickedPersonIsGoneAndToldWhy() {
///     try (TestServer server = TestServer.with(Kick.class)) {
///         TestUser admin = server.join("admin", Role.ADMIN);
///         TestUser bob = server.join("bob");
///         admin.types("/kick bob spam");
///         assertThat(bob.saw()).contains("You were removed by an admin! Reason: spam");
///         assertThat(bob.isHere()).isFalse();
///     }
/// }
/// ```
///
/// For the test's thread. Its files are in a folder of its own, which [#close()] deletes.
public final class TestServer implements AutoCloseable {

    private static final String ID = "plugin";
    private static final String VERSION = "1.0.0";

    private final Path folder;
    private final Core core;
    private final List<Object> extensions;
    private Map<String, String> settings;
    private volatile @Nullable ResidentPlugin plugin;

    private TestServer(Map<String, String> settings, List<Object> extensions) {
        this.settings = Map.copyOf(settings);
        this.extensions = extensions;
        try {
            folder = Files.createTempDirectory("parley-testkit");
            core = new Core(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a server with a plugin that consists of these extensions: classes, of which the server makes
    /// instances as it does with those in a jar, or instances.
    ///
    /// @throws IllegalStateException if the server refuses the plugin; the message says why, as the admin
    ///     would be told
    public static TestServer with(Object... extensions) {
        return withSettings(Map.of(), extensions);
    }

    /// The same, with what the admin wrote into the plugin's settings file.
    ///
    /// @throws IllegalStateException as [#with] does
    public static TestServer withSettings(Map<String, String> settings, Object... extensions) {
        TestServer server = new TestServer(settings, List.of(extensions));
        try {
            server.startPlugin();
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /// A guest who comes in. Whoever has an account is asked for the password first, and types it. Somebody who is
    /// refused, for a ban or a name that is taken, is not
    /// [TestUser#isHere()], and saw why.
    public TestUser join(String nick) {
        return core.join(nick, TestUser.ADDRESS);
    }

    /// Somebody who comes in and has a role.
    public TestUser join(String nick, Role role) {
        return join(nick, role, TestUser.ADDRESS);
    }

    /// Somebody who comes in from an address and has a role.
    ///
    /// @param address numeric: `203.0.113.5`. Everybody else comes from `192.0.2.1`.
    public TestUser join(String nick, Role role, String address) {
        return core.join(nick, role, address);
    }

    /// Lets time pass: deadlines, cooldowns and the plugin's timers that are due by then run in their order,
    /// each at its own moment.
    public void pass(Duration time) {
        core.time.pass(time);
    }

    /// The time on this server. It starts at noon of New Year's Day 2026, UTC.
    public Instant now() {
        return core.time.instant();
    }

    /// Waits until something is so that a thread of the plugin brings about in its own time: what the plugin
    /// does on [dev.parley.api.PluginContext#start] is the one thing that nothing else here waits for.
    ///
    /// @throws AssertionError if that takes more than ten seconds, by the real clock
    public void await(BooleanSupplier condition) {
        Waiting.until(condition);
    }

    /// The folder of the plugin's own files. It outlives a restart.
    public Path folder() {
        try {
            return Files.createDirectories(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the plugin out of service in good order. People stay.
    public void stopPlugin() {
        core.traffic.await();
        runs("stopping the plugin", ResidentPlugin::stop);
    }

    /// Takes the plugin out of service as `kill -9` does: what is not in its files is lost. People stay.
    public void crashPlugin() {
        core.traffic.await();
        runs("ending the plugin", ResidentPlugin::crash);
    }

    /// Brings the plugin into service again: on the same files, and new instances of those extensions that
    /// were given as classes.
    ///
    /// @throws IllegalStateException as [#with] does, or if it is in service
    public void startPlugin() {
        if (plugin != null) {
            throw new IllegalStateException("the plugin is in service");
        }
        FutureTask<Start> start = new FutureTask<>(this::tryToStart);
        Thread.ofVirtual().name("starting the plugin").start(start);
        if (Waiting.forResult("starting the plugin", start) instanceof Start.Refused(String reason)) {
            throw new IllegalStateException("the plugin is refused: " + reason);
        }
        core.traffic.await();
    }

    /// Stops the plugin and starts it again, as a restart of the server does.
    ///
    /// @throws IllegalStateException as [#with] does
    public void restartPlugin() {
        stopPlugin();
        startPlugin();
    }

    /// Restarts the plugin with other settings.
    ///
    /// @throws IllegalStateException as [#with] does; the plugin is out of service then
    public void changeSettings(Map<String, String> changed) {
        settings = Map.copyOf(changed);
        restartPlugin();
    }

    /// Stops everything, and deletes its files.
    @Override
    public void close() {
        core.traffic.leaveBehind();
        runs("stopping the plugin", ResidentPlugin::stop);
        core.close();
        Waiting.until(this::deleteFolder);
    }

    /// What came of starting the plugin.
    private sealed interface Start {
        record Done() implements Start {}

        record Refused(String reason) implements Start {}
    }

    private Start tryToStart() {
        try {
            plugin = ResidentPlugin.start(core.site, plan());
            return new Start.Done();
        } catch (ResidentPlugin.RefusedException e) {
            return new Start.Refused(String.valueOf(e.getMessage()));
        }
    }

    private ResidentPlugin.Plan plan() {
        List<Class<?>> types = new ArrayList<>();
        List<Object> ready = new ArrayList<>();
        for (Object extension : extensions) {
            if (extension instanceof Class<?> type) {
                types.add(type);
            } else {
                ready.add(extension);
            }
        }
        return new ResidentPlugin.Plan(ID, VERSION, folder.resolve("data"), settings, types, ready);
    }

    private interface Step {
        void of(ResidentPlugin plugin);
    }

    private void runs(String what, Step step) {
        ResidentPlugin running = plugin;
        if (running == null) {
            return;
        }
        plugin = null;
        FutureTask<Boolean> task = new FutureTask<>(() -> step.of(running), true);
        Thread.ofVirtual().name(what).start(task);
        Waiting.forResult(what, task);
        core.traffic.await();
    }

    /// @return false if a thread of the plugin, which is being interrupted, still writes there
    private boolean deleteFolder() {
        try {
            new FolderTree(folder).delete();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
