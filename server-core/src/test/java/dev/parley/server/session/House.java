package dev.parley.server.session;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.moderation.BanList;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.moderation.Sanction;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.CheapPasswords;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.People;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Throttle;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Witness;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// A server without a network: everything real but wires, commands and the event loop.
final class House implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final long NOW = 1_800_000_000_000L;

    final HandLoop loop = new HandLoop();
    final FakeCommands commands = new FakeCommands();
    final Sessions sessions = new Sessions();
    final Rooms rooms = new Rooms(InstantSource.fixed(Instant.ofEpochMilli(NOW)), 10, Witness.NONE);
    final Path accountsFile;
    final Database database;
    final People people;
    final Passwords passwords = new Passwords();
    final Permissions permissions = new Permissions();
    final Accounts accounts;
    final BanList bans;
    final Moderation moderation;
    final Doorkeeper doorkeeper;
    final Reception reception;

    House(Path folder) throws IOException {
        this(folder, 0, 0);
    }

    House(Path folder, int ratePerson, int rateAddress) throws IOException {
        String hash = CheapPasswords.hash(PASSWORD);
        accountsFile = Files.writeString(
                folder.resolve("accounts.json"), "{\"admin\": {\"role\": \"ADMIN\", \"password\": \"" + hash + "\"}}");
        bans = BanList.open(folder.resolve("bans.txt"), Duration.ofHours(1), InstantSource.system(), _ -> {});
        database = Database.open(folder, Schema.ofThisServer());
        people = new People(database);
        accounts = Accounts.open(people, folder, InstantSource.fixed(Instant.ofEpochMilli(NOW)));
        doorkeeper = new Doorkeeper(
                new CheapPasswords(accounts),
                bans,
                sessions,
                passwords,
                new Throttle(InstantSource.fixed(Instant.ofEpochMilli(NOW))),
                true);
        moderation = Moderation.open(bans, database, InstantSource.system());
        reception = new Reception(
                doorkeeper,
                sessions,
                rooms,
                commands,
                new NoFilters(),
                new Past(0),
                new Silence(moderation.mutes(), permissions),
                new RateLimits(ratePerson, rateAddress, permissions),
                InstantSource.fixed(Instant.ofEpochMilli(NOW)),
                "Parley test",
                8_192,
                TIMEOUT);
    }

    /// Somebody who has just connected.
    Visitor visitor() {
        return new Visitor(this);
    }

    /// Somebody who is in.
    Visitor inside(String nick) {
        Visitor visitor = visitor();
        visitor.conversation.hello(new Hello(nick, null, null));
        loop.settle();
        return visitor;
    }

    Session session(String nick) {
        return sessions.find(nick).orElseThrow();
    }

    List<String> nicksInRoom() {
        return rooms.lobby().members().stream().map(member -> member.nick()).toList();
    }

    void ban(String nick) throws IOException {
        bans.put(Sanction.of(Nick.of(nick).orElseThrow()));
    }

    @Override
    public void close() {
        passwords.close();
        bans.close();
        people.close();
        database.close();
    }

    /// One connection and what it says.
    static final class Visitor {
        final FakeConnection connection;
        final Conversation conversation;

        Visitor(House house) {
            connection = new FakeConnection(house.loop);
            conversation = new Conversation(connection, house.reception);
        }

        /// Types a line of the netcat kind.
        void types(String text) {
            conversation.text(text, Session::typed);
        }

        <M extends ServerMessage> Stream<M> saw(Class<M> type) {
            return connection.screen.stream().filter(type::isInstance).map(type::cast);
        }

        List<String> linesSeen() {
            return saw(Line.class).map(line -> line.from() + ": " + line.text()).toList();
        }
    }
}
