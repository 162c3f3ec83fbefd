package dev.parley.testkit;

import dev.parley.api.Command;
import dev.parley.api.Retention;
import dev.parley.api.Role;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.ConfirmCommand;
import dev.parley.server.command.Consequences;
import dev.parley.server.command.Contribution;
import dev.parley.server.command.Dispatcher;
import dev.parley.server.command.GrammarReader;
import dev.parley.server.command.HelpCommand;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.QuitCommand;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.command.WhoCommand;
import dev.parley.server.event.EventBus;
import dev.parley.server.event.FilterChain;
import dev.parley.server.history.History;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Limits;
import dev.parley.server.isolation.Owner;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.Credentials;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.People;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Rank;
import dev.parley.server.people.Roles;
import dev.parley.server.people.Throttle;
import dev.parley.server.plugin.PluginsCommand;
import dev.parley.server.plugin.ResidentPlugin;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.StoredRooms;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Doorkeeper;
import dev.parley.server.session.Logins;
import dev.parley.server.session.Past;
import dev.parley.server.session.RateLimits;
import dev.parley.server.session.Reception;
import dev.parley.server.session.Sessions;
import dev.parley.server.session.Silence;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The server's own objects, put together as the program does it, but for the network, the jars and the
/// passwords. Safe for all threads.
final class Core implements AutoCloseable {

    private static final int MAX_ROOMS = 1_000;
    private static final int RING_BYTES = 1 << 20;
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOADING_TIME = Duration.ofSeconds(10);
    private static final Duration BAN_WATCH_PERIOD = Duration.ofHours(1); // nobody edits it by hand

    final Traffic traffic = new Traffic();
    final TestTime time = new TestTime(traffic);
    final EventLoop loop = new EventLoop(traffic);
    final Reception reception;
    final ResidentPlugin.Site site;

    private final Sessions sessions = new Sessions();
    private final Permissions permissions = new Permissions();
    private final CommandRegistry registry = new CommandRegistry(permissions);
    private final Guard guard = new Guard(time);
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Database database;
    private final History history;
    private final People people;
    private final Passwords passwords;
    private final BanList bans;

    /// @param folder for its files
    Core(Path folder) throws IOException {
        database = Database.open(folder, Schema.ofThisServer());
        history = History.open(folder, database, RING_BYTES, Retention.EVERYTHING, time, this::tellAdmins);
        StoredRooms storedRooms = new StoredRooms(database);
        Rooms rooms = new Rooms(
                time,
                MAX_ROOMS,
                0,
                new EventBus(registry, guard, this::tellAdmins),
                history,
                storedRooms,
                storedRooms.load());
        bans = BanList.open(folder.resolve("bans.txt"), BAN_WATCH_PERIOD, time, _ -> {});
        people = new People(database);
        passwords = new Passwords(task -> traffic.counted("a password", task));
        Accounts accounts = Accounts.open(people, folder, time);
        Credentials credentials = new OpenDoor(accounts, roles);
        Doorkeeper doorkeeper = new Doorkeeper(credentials, bans, sessions, passwords, new Throttle(time), true);
        Logins logins = new Logins(doorkeeper, sessions, accounts);
        Directory directory = new Directory(credentials, accounts, logins, new Roles(people, accounts, permissions));
        Moderation moderation = Moderation.open(bans, database, time);
        ServerHandle server = new ServerHandle(sessions, rooms, moderation, directory, new Lease(CommandRegistry.CORE));
        people.onChange(new Consequences(server, registry));
        reception = new Reception(
                doorkeeper,
                sessions,
                rooms,
                new Dispatcher(registry, server, guard),
                new FilterChain(registry, guard, JsonLines.DEFAULT_MAX_LINE_BYTES),
                new Past(0),
                new Silence(moderation.mutes(), permissions),
                new RateLimits(0, 0, permissions),
                time,
                "Parley",
                JsonLines.DEFAULT_MAX_LINE_BYTES,
                HANDSHAKE_TIMEOUT);
        site = new ResidentPlugin.Site(
                server, registry, guard, time, Limits.OF_A_PLUGIN, LOADING_TIME, this::tellAdmins);
        registerCommands();
    }

    /// Somebody who comes in with a role, or is refused.
    TestUser join(String nick, Role role, String address) {
        roles.put(Nick.keyOf(nick), role);
        return join(nick, address);
    }

    /// Somebody who comes in, or is refused, or is asked for a password.
    TestUser join(String nick, String address) {
        TestUser user = new TestUser(nick, address, loop, time, traffic, reception);
        user.joins();
        return user;
    }

    /// Ends everything but the plugin, which has to be stopped before.
    @Override
    public void close() {
        sessions.all().forEach(session -> session.dismiss("The server stops."));
        passwords.close();
        bans.close();
        guard.close();
        loop.close();
        history.close();
        people.close();
        database.close();
    }

    private void registerCommands() {
        Owner core = Owner.server(CommandRegistry.CORE);
        try {
            GrammarReader reader = new GrammarReader(List.of());
            List<RegisteredCommand<?>> commands = new ArrayList<>();
            for (Command<?> command : List.<Command<?>>of(
                    new HelpCommand(registry), new WhoCommand(), new QuitCommand(sessions), new ConfirmCommand())) {
                commands.add(RegisteredCommand.of(core, command, reader));
            }
            registry.put(Contribution.ofCommands(core, commands));
        } catch (InvalidCommandException e) {
            throw new IllegalStateException("a command of the server itself is wrong", e);
        }
    }

    private void tellAdmins(String line) {
        sessions.all().stream()
                .filter(session -> permissions.allows(session.identity().rank(), PluginsCommand.PERMISSION, null))
                .forEach(session -> session.send(new ServerMessage.Reply(null, line, null)));
    }

    /// Those whom a test gave a role come in by their name alone, all others as at any server.
    ///
    /// @param roles by the key of the name
    private record OpenDoor(Accounts accounts, Map<String, Role> roles) implements Credentials {

        @Override
        public boolean has(Nick nick) {
            return !roles.containsKey(nick.key()) && accounts.has(nick);
        }

        @Override
        public Rank rankOf(Nick nick) {
            Role role = roles.get(nick.key());
            return role == null ? accounts.rankOf(nick) : Rank.of(role);
        }

        @Override
        public boolean verify(Nick nick, String password) throws IOException {
            return accounts.verify(nick, password);
        }

        @Override
        public Optional<Nick> lookingLike(Nick nick) {
            return accounts.lookingLike(nick);
        }

        @Override
        public void loggedIn(Nick nick, String password) throws IOException {
            accounts.loggedIn(nick, password);
        }
    }
}
