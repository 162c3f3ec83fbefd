package dev.parley.server.plugin;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Limits;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Roles;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Witness;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Sessions;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Plugins in a scratch folder, without a network and with a clock that the test moves; each look at the
/// folder is taken by hand.
final class PluginHouse implements AutoCloseable {

    final Path scratch;
    final Path folder;
    final Path copies;
    final List<String> told = new CopyOnWriteArrayList<>();
    final CommandRegistry registry = new CommandRegistry(new Permissions());
    final Plugins plugins;
    final ReadAhead reader;
    /// Called with each thing that is told.
    Consumer<String> onWord = _ -> {};

    private final Guard guard = new Guard();
    private final BanList bans;
    private final Database database;
    private volatile Instant now = Instant.now();

    private PluginHouse(Path scratch, Duration patience, long maxBytes, Set<String> mayExit) {
        this.scratch = scratch;
        try {
            folder = Files.createDirectories(scratch.resolve("plugins"));
            copies = Files.createTempDirectory(scratch, "copies");
            InstantSource clock = () -> now;
            bans = BanList.open(scratch.resolve("bans.txt"), Duration.ofHours(1), InstantSource.system(), _ -> {});
            database = Database.open(scratch, Schema.ofThisServer());
            Plugins.Setup setup = new Plugins.Setup(
                    folder,
                    copies,
                    scratch.resolve("store"),
                    "0.1.0",
                    maxBytes,
                    mayExit,
                    new Limits(8, 100, 2, 3, Duration.ofSeconds(30)),
                    patience,
                    patience,
                    Duration.ofMillis(100));
            reader = new ReadAhead(setup, guard);
            plugins = new Plugins(setup, reader, server(bans, database, clock), registry, guard, clock, this::hear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server in which nobody is.
    static ServerHandle server(BanList bans, Database database, InstantSource clock) throws IOException {
        return new ServerHandle(
                new Sessions(),
                new Rooms(clock, 10, Witness.NONE),
                Moderation.open(bans, database, clock),
                new Directory(null, null, null, new Roles(null, null, new Permissions())),
                new Lease("test"));
    }

    /// Opens one; on the same scratch folder again, it is the same server after a restart.
    static PluginHouse open(Path scratch) {
        return new PluginHouse(scratch, Duration.ofSeconds(10), 1 << 26, Set.of());
    }

    /// One that gives plugins little time.
    static PluginHouse impatient(Path scratch) {
        return new PluginHouse(scratch, Duration.ofSeconds(1), 1 << 26, Set.of());
    }

    /// One that takes small jars only.
    static PluginHouse small(Path scratch, long maxBytes) {
        return new PluginHouse(scratch, Duration.ofSeconds(10), maxBytes, Set.of());
    }

    /// One that takes small jars only, and gives plugins little time.
    static PluginHouse strict(Path scratch, long maxBytes) {
        return new PluginHouse(scratch, Duration.ofSeconds(1), maxBytes, Set.of());
    }

    /// One in which a plugin may end the process.
    static PluginHouse trusting(Path scratch, String id) {
        return new PluginHouse(scratch, Duration.ofSeconds(10), 1 << 26, Set.of(id));
    }

    private void hear(String line) {
        told.add(line);
        onWord.accept(line);
    }

    /// A jar of a plugin that has one command without arguments.
    Path jar(String id, String version, String command, String file) {
        return pack(
                PluginJars.plugin(scratch, id, version)
                        .command(
                                "Hello",
                                "name = \"" + command + "\", help = \"Says hello\"",
                                "return Reply.nothing();"),
                file);
    }

    /// A jar in the plugin folder.
    Path pack(PluginJars jar, String file) {
        return touch(jar.jar(folder.resolve(file)));
    }

    void write(String file, String content) {
        try {
            touch(Files.writeString(folder.resolve(file), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the file the test's time, so that two versions that are written within one tick of the disk's
    /// clock differ.
    Path touch(Path file) {
        try {
            now = now.plusMillis(10);
            return Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void looks(int count) {
        for (int i = 0; i < count; i++) {
            plugins.look();
        }
    }

    List<String> commands() {
        return registry.all().stream().map(RegisteredCommand::name).toList();
    }

    /// The only plugin that serves.
    LoadedPlugin only() {
        return plugins.roster().serving().getFirst();
    }

    @Override
    public void close() {
        plugins.stop();
        guard.close();
        bans.close();
        database.close();
    }
}
