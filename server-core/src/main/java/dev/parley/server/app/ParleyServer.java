package dev.parley.server.app;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.Consequences;
import dev.parley.server.command.Dispatcher;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.config.Settings;
import dev.parley.server.event.EventBus;
import dev.parley.server.event.FilterChain;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FolderLock;
import dev.parley.server.files.FolderTree;
import dev.parley.server.history.History;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Limits;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.moderation.Sanction;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.People;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Roles;
import dev.parley.server.people.Throttle;
import dev.parley.server.plugin.Plugins;
import dev.parley.server.plugin.PluginsCommand;
import dev.parley.server.plugin.ReadAhead;
import dev.parley.server.room.Chronicle;
import dev.parley.server.room.Room;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.StoredRooms;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Doorkeeper;
import dev.parley.server.session.Logins;
import dev.parley.server.session.Past;
import dev.parley.server.session.RateLimits;
import dev.parley.server.session.Reception;
import dev.parley.server.session.Session;
import dev.parley.server.session.Sessions;
import dev.parley.server.session.Silence;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import dev.parley.server.wire.ChatServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A running server: the one place where its objects are put together.
public final class ParleyServer implements AutoCloseable {

    private static final Duration BAN_WATCH_PERIOD = Duration.ofMillis(500);
    private static final Duration PEOPLE_WATCH_PERIOD = Duration.ofMillis(500);
    private static final Duration PLUGIN_WATCH_PERIOD = Duration.ofMillis(250);

    /// Less than a command has by default: calls wait for a version that starts, and none shall be lost by that.
    private static final Duration LOADING_TIME = Duration.ofSeconds(8);

    private static final Duration UNLOADING_TIME = Duration.ofSeconds(10);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private final CommandRegistry registry;
    private final Plugins plugins;
    private final ChatServer chat;
    private final boolean defaultPassword;

    private ParleyServer(Settings settings, InstantSource clock) throws IOException {
        keep(FolderLock.acquire(settings.data()));
        Guard guard = keep(new Guard());
        Plugins.Setup setup = pluginSetup(settings);
        ReadAhead reader = new ReadAhead(setup, guard);
        reader.begin(); // on another core, while the rest is made on this one; and so the network
        ChatServer.prepare(settings);
        Database database = keep(Database.open(settings.data(), Schema.ofThisServer()));
        People people = keep(new People(database));
        Accounts accounts = Accounts.open(people, settings.data(), clock);
        defaultPassword = accounts.hasDefaultPassword();
        checkExposure(settings, defaultPassword);
        Sessions sessions = new Sessions();
        Permissions permissions = new Permissions();
        registry = new CommandRegistry(permissions);
        Consumer<String> tellAdmins = line -> tell(sessions, permissions, line);
        keep(database.examine(tellAdmins));
        History history = settings.history()
                ? keep(History.open(
                        settings.data(), database, settings.historyRingBytes(), retention(settings), clock, tellAdmins))
                : null;
        StoredRooms storedRooms = new StoredRooms(database);
        Rooms rooms = new Rooms(
                clock,
                settings.maxRooms(),
                settings.rateRoom(),
                new EventBus(registry, guard, tellAdmins),
                history == null ? Chronicle.NONE : history,
                storedRooms,
                storedRooms.load());
        keep(rooms::end);
        BanList bans = keep(BanList.open(
                settings.bans(), BAN_WATCH_PERIOD, clock, added -> added.forEach(ban -> removeBanned(sessions, ban))));
        Doorkeeper doorkeeper =
                new Doorkeeper(accounts, bans, sessions, keep(new Passwords()), new Throttle(clock), settings.guests());
        Logins logins = new Logins(doorkeeper, sessions, accounts);
        Directory directory = new Directory(accounts, accounts, logins, new Roles(people, accounts, permissions));
        Moderation moderation = Moderation.open(bans, database, clock);
        ServerHandle server = new ServerHandle(sessions, rooms, moderation, directory, new Lease(CommandRegistry.CORE));
        Dispatcher dispatcher = new Dispatcher(registry, server, guard);
        plugins = new Plugins(setup, reader, server, registry, guard, clock, tellAdmins);
        ScheduledExecutorService pluginThread = pluginThread();
        CoreCommands.register(registry, sessions, plugins, pluginThread);
        plugins.start();
        registry.onChange(() -> sessions.all().forEach(Session::sendCommandList));
        people.onChange(new Consequences(server, registry));
        people.watch(PEOPLE_WATCH_PERIOD);
        Reception reception = new Reception(
                doorkeeper,
                sessions,
                rooms,
                dispatcher,
                new FilterChain(registry, guard, settings.maxLineBytes()),
                new Past(settings.replayLines()),
                new Silence(moderation.mutes(), permissions),
                new RateLimits(settings.ratePerson(), settings.rateAddress(), permissions),
                clock,
                "Parley " + Version.number(),
                settings.maxLineBytes(),
                settings.handshakeTimeout());
        chat = keep(ChatServer.start(settings, reception));
        keep(() -> stopPlugins(pluginThread)); // while people are still here: a plugin may have last words
        watch(pluginThread);
    }

    /// Starts a server.
    ///
    /// @throws IOException if it cannot start; the message tells the admin why, and what to do
    public static ParleyServer start(Settings settings, InstantSource clock) throws IOException {
        return new ParleyServer(settings, clock);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return chat.address();
    }

    /// What the admin should know at the start, a line each.
    List<String> banner() {
        InetSocketAddress address = chat.address();
        String host = address.getAddress().getHostAddress();
        Stream<String> lines = Stream.of(
                "Parley " + Version.number() + " listens on " + host + " port " + address.getPort() + " ("
                        + chat.transport() + ")",
                "Plugins: "
                        + (plugins.roster().summary().isEmpty()
                                ? "none"
                                : String.join(", ", plugins.roster().summary())),
                "Commands: "
                        + String.join(
                                " ",
                                registry.all().stream()
                                        .map(command -> "/" + command.name())
                                        .toList()),
                "Connect: ./parley client yourname@" + host + ":" + address.getPort() + "   or: nc " + host + " "
                        + address.getPort());
        String warning = "The administrator (name: admin) still has the default password, 'adminpass'."
                + " Change it with: ./parley passwd";
        return Stream.concat(lines, defaultPassword ? Stream.of(warning) : Stream.of())
                .toList();
    }

    /// Tells everybody, and stops.
    @Override
    public void close() {
        while (!closeables.isEmpty()) {
            try {
                closeables.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("stopping failed", e);
            }
        }
    }

    private static void checkExposure(Settings settings, boolean defaultPassword) throws IOException {
        if (defaultPassword && !settings.host().isLoopbackAddress()) {
            throw new IOException(
                    "The administrator still has the default password, which everybody knows: change it with"
                            + " './parley passwd' before listening on "
                            + settings.host().getHostAddress() + ".");
        }
    }

    private static Retention retention(Settings settings) {
        int days = settings.historyDays();
        long lines = settings.historyLines();
        return new Retention(
                days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
                lines == 0 ? OptionalLong.empty() : OptionalLong.of(lines));
    }

    private static Plugins.Setup pluginSetup(Settings settings) throws IOException {
        return new Plugins.Setup(
                settings.plugins(),
                copiesFolder(settings.data()),
                settings.data().resolve("plugins"),
                Version.number(),
                settings.maxPluginBytes(),
                Set.of(settings.pluginsMayExit().split("[,\\s]+")),
                Limits.OF_A_PLUGIN,
                LOADING_TIME,
                DRAIN_TIME,
                UNLOADING_TIME);
    }

    /// Tells those who may list the plugins.
    private static void tell(Sessions sessions, Permissions permissions, String line) {
        sessions.all().stream()
                .filter(session -> permissions.allows(session.identity().rank(), PluginsCommand.PERMISSION, null))
                .forEach(session -> session.send(new ServerMessage.Reply(null, line, null)));
    }

    private static ScheduledExecutorService pluginThread() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("plugins").factory());
    }

    private void stopPlugins(ExecutorService pluginThread) throws InterruptedException {
        pluginThread.shutdown();
        if (!pluginThread.awaitTermination(LOADING_TIME.toSeconds(), TimeUnit.SECONDS)) {
            pluginThread.shutdownNow();
        }
        registry.clear();
        plugins.stop();
    }

    /// Keeps the plugins in step with their folder.
    private void watch(ScheduledExecutorService pluginThread) {
        long period = PLUGIN_WATCH_PERIOD.toMillis();
        pluginThread.scheduleWithFixedDelay(plugins::look, period, period, TimeUnit.MILLISECONDS);
    }

    /// What an admin adds to the ban list by hand has the same effect as the command.
    private static void removeBanned(Sessions sessions, Sanction ban) {
        sessions.all().stream()
                .filter(session -> ban.target().means(session.name(), session.address()))
                .forEach(ParleyServer::removeBanned);
    }

    private static void removeBanned(Session session) {
        List<Room> rooms = session.rooms();
        session.remove("You were removed by an admin!");
        rooms.forEach(room -> room.announce(session.nick() + " was removed by an admin!"));
    }

    /// An empty folder for copies of the plugins' jars; what an earlier run left there goes.
    private static Path copiesFolder(Path data) throws IOException {
        Path folder = data.resolve("plugin-copies");
        try {
            new FolderTree(folder).delete();
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder " + folder + " cannot be used: " + FileFault.reason(e), e);
        }
    }

    private <C extends AutoCloseable> C keep(C closeable) {
        closeables.push(closeable);
        return closeable;
    }
}
