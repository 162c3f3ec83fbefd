package dev.parley.server.app;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.config.Settings;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FolderTree;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Limits;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.People;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Roles;
import dev.parley.server.people.Throttle;
import dev.parley.server.plugin.PluginCheck;
import dev.parley.server.plugin.Plugins;
import dev.parley.server.plugin.ReadAhead;
import dev.parley.server.plugin.source.SourceCompiler;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Witness;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Doorkeeper;
import dev.parley.server.session.Logins;
import dev.parley.server.session.Sessions;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.tools.ToolProvider;

/// As much of a server as plugins can be looked at with: nobody is in it, nothing listens, and its files
/// are in a temporary folder. For one thread.
final class EmptyServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration COMPILING_TIME = Duration.ofSeconds(60);

    private final Path scratch = Files.createTempDirectory("parley-plugin");
    private final Guard guard = new Guard();
    private final BanList bans =
            BanList.open(scratch.resolve("bans.txt"), Duration.ofDays(1), InstantSource.system(), _ -> {});
    private final Database database = Database.open(scratch, Schema.ofThisServer());
    private final Passwords passwords = new Passwords();
    private final ExecutorService nobody = Executors.newSingleThreadExecutor();
    private final CommandRegistry registry;
    private final PluginCheck check;

    EmptyServer(Settings settings) throws IOException {
        InstantSource clock = InstantSource.system();
        Permissions permissions = new Permissions();
        Sessions sessions = new Sessions();
        People people = new People(database);
        Accounts accounts = Accounts.open(people, scratch, clock);
        Doorkeeper door = new Doorkeeper(accounts, bans, sessions, passwords, new Throttle(clock), true);
        Directory directory = new Directory(
                accounts, accounts, new Logins(door, sessions, accounts), new Roles(people, accounts, permissions));
        ServerHandle server = new ServerHandle(
                sessions,
                new Rooms(clock, 1, Witness.NONE),
                Moderation.open(bans, database, clock),
                directory,
                new Lease(CommandRegistry.CORE));
        Plugins.Setup setup = new Plugins.Setup(
                Files.createDirectory(scratch.resolve("plugins")),
                Files.createDirectory(scratch.resolve("copies")),
                Files.createDirectory(scratch.resolve("data")),
                Version.number(),
                settings.maxPluginBytes(),
                Set.of(settings.pluginsMayExit().split("[,\\s]+")),
                Limits.NONE,
                PATIENCE,
                PATIENCE,
                PATIENCE);
        registry = new CommandRegistry(permissions);
        Plugins plugins = new Plugins(setup, new ReadAhead(setup, guard), server, registry, guard, clock, _ -> {});
        CoreCommands.register(registry, sessions, plugins, nobody);
        SourceCompiler compiler = new SourceCompiler(ToolProvider::getSystemJavaCompiler, guard, COMPILING_TIME);
        check = new PluginCheck(setup, server, registry, guard, compiler, clock);
    }

    PluginCheck check() {
        return check;
    }

    /// Whether a command of that name belongs to the server itself.
    boolean hasCommand(String name) {
        return registry.all().stream()
                .anyMatch(command ->
                        command.name().equals(name) || command.aliases().contains(name));
    }

    @Override
    public void close() throws IOException {
        nobody.shutdownNow();
        bans.close();
        passwords.close();
        database.close();
        guard.close();
        try {
            new FolderTree(scratch).delete();
        } catch (IOException e) {
            throw new IOException("The temporary folder " + scratch + " cannot be deleted: " + FileFault.reason(e), e);
        }
    }
}
