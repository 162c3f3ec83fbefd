package dev.parley.server.command;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.CheapPasswords;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.People;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Roles;
import dev.parley.server.people.Throttle;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Witness;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Doorkeeper;
import dev.parley.server.session.Logins;
import dev.parley.server.session.NoFilters;
import dev.parley.server.session.Past;
import dev.parley.server.session.RateLimits;
import dev.parley.server.session.Reception;
import dev.parley.server.session.Sessions;
import dev.parley.server.session.Silence;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A server without a network; the test's thread is its event loop.
final class House implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    final Permissions permissions = new Permissions();
    final CommandRegistry registry = new CommandRegistry(permissions);
    final Sessions sessions = new Sessions();
    final Executor loop;
    final Reception reception;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Guard guard = new Guard();
    final Database database;
    final People people;
    final Passwords passwords = new Passwords();
    final Directory directory;
    final Rooms rooms = new Rooms(InstantSource.system(), 10, Witness.NONE);
    private final BanList bans;
    private final Doorkeeper doorkeeper;

    House(Path folder) throws IOException {
        loop = tasks::add;
        String hash = CheapPasswords.hash(PASSWORD);
        String file = Stream.of("admin", "moderator", "member", "helper")
                .map(name -> account(name, name.equals("helper") ? "MEMBER" : name.toUpperCase(Locale.ROOT), hash))
                .collect(Collectors.joining(", ", "{", "}"));
        Files.writeString(folder.resolve("accounts.json"), file);
        bans = BanList.open(folder.resolve("bans.txt"), Duration.ofHours(1), InstantSource.system(), _ -> {});
        database = Database.open(folder, Schema.ofThisServer());
        people = new People(database);
        Accounts accounts = Accounts.open(people, folder, InstantSource.system());
        doorkeeper = new Doorkeeper(
                new CheapPasswords(accounts), bans, sessions, passwords, new Throttle(InstantSource.system()), true);
        directory = new Directory(
                accounts,
                accounts,
                new Logins(doorkeeper, sessions, accounts),
                new Roles(people, accounts, permissions));
        Moderation moderation = Moderation.open(bans, database, InstantSource.system());
        Dispatcher dispatcher = new Dispatcher(
                registry, new ServerHandle(sessions, rooms, moderation, directory, new Lease("test")), guard);
        reception = new Reception(
                doorkeeper,
                sessions,
                rooms,
                dispatcher,
                new NoFilters(),
                new Past(0),
                new Silence(moderation.mutes(), permissions),
                new RateLimits(0, 0, permissions),
                InstantSource.system(),
                "Parley test",
                8_192,
                Duration.ofSeconds(10));
    }

    private static String account(String name, String role, String hash) {
        return "\"%s\": {\"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, hash);
    }

    void register(Draft<?>... drafts) throws InvalidCommandException {
        register(
                List.of(drafts).stream().<RegisteredCommand<?>>map(Draft::build).toList());
    }

    void register(List<RegisteredCommand<?>> commands) throws InvalidCommandException {
        registry.put(Contribution.ofCommands(commands.getFirst().owner(), commands));
    }

    /// Somebody who is in.
    Person enter(String nick) throws InterruptedException {
        Person person = new Person(this);
        person.conversation.hello(
                new Hello(nick, directory.accounts().has(Nick.of(nick).orElseThrow()) ? PASSWORD : null, null));
        runUntil(() -> person.saw(Welcome.class).findAny().isPresent());
        return person;
    }

    /// Runs what the event loop is given, also by other threads, until something is so.
    void runUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited for too long");
            }
            Runnable task = tasks.poll(5, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }

    @Override
    public void close() {
        passwords.close();
        bans.close();
        people.close();
        database.close();
        guard.close();
    }
}
