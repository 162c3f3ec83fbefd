package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Member;
import dev.parley.server.room.Outlet;
import dev.parley.server.room.Room;
import dev.parley.server.room.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Somebody who has come in, until they are gone.
///
/// What a person sends ([#typed], [#say], [#command]) is handed over on their event loop; everything else is
/// safe for all threads.
public final class Session implements Member {

    /// In how many rooms one person can be at the same time.
    public static final int MAX_ROOMS = 100;

    private final Connection connection;
    private final Inbox inbox;
    private final Reception reception;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicReference<ServerMessage.@Nullable Commands> commandsSent = new AtomicReference<>();

    private volatile Identity identity;

    /// Changed on the loop only.
    private volatile Whereabouts whereabouts = Whereabouts.NOWHERE;

    private boolean welcomed; // touched on the loop only

    Session(Identity identity, Connection connection, Inbox inbox, Reception reception) {
        this.identity = identity;
        this.connection = connection;
        this.inbox = inbox;
        this.reception = reception;
    }

    /// Who they are at the moment.
    public Identity identity() {
        return identity;
    }

    /// The name, with the key that makes it one.
    public Nick name() {
        return identity.name();
    }

    @Override
    public String nick() {
        return identity.name().text();
    }

    /// The rank that counts in a room.
    public Rank rankIn(Room room) {
        return identity.rank();
    }

    /// The rooms that they are in, in the order in which they came.
    public List<Room> rooms() {
        return whereabouts.rooms();
    }

    /// One of the rooms that they are in.
    ///
    /// @param named in any letter case; null for the lobby
    public Optional<Room> room(@Nullable String named) {
        return whereabouts.find(named == null ? Rooms.LOBBY : named);
    }

    @Override
    public boolean moderates(Room room) {
        return rankIn(room).isAtLeast(Rank.MODERATOR);
    }

    /// The numeric address that they are connected from.
    public String address() {
        return connection.address();
    }

    /// Whether they have left or were removed.
    public boolean isGone() {
        return gone.get();
    }

    /// Sends something to this person alone.
    public void send(ServerMessage message) {
        connection.send(message);
    }

    /// What a person typed where there is no other way to tell a command from a line: a command starts with a
    /// slash, and a line that shall start with one is typed with two.
    public void typed(String text) {
        typed(text, null);
    }

    /// The same, with what the answer to a command carries.
    public void typed(String text, @Nullable String id) {
        Room lobby = reception.rooms().lobby();
        if (text.startsWith("/") && !text.startsWith("//")) {
            command(lobby, text, id);
        } else {
            say(lobby, text.startsWith("//") ? text.substring(1) : text);
        }
    }

    /// Says a line in a room, if the filters let it pass; what this person sends meanwhile waits. A blank
    /// one is nothing to say.
    public void say(Room room, String text) {
        if (text.isBlank()) {
            return;
        }
        if (reception.filters().isEmpty()) {
            refuseIf(room.say(this, text));
            inbox.charge(text.length());
        } else if (!refuseIf(room.refusalOfTalk(this))) {
            inbox.hold();
            reception
                    .filters()
                    .judge(this, room, text, ruling -> connection.loop().execute(() -> follow(room, ruling)));
        }
    }

    /// Runs a command in a room; what this person sends meanwhile waits.
    public void command(Room room, String line, @Nullable String id) {
        if (isGone()) {
            return;
        }
        inbox.hold();
        reception.commands().run(this, room, line, id, () -> connection.loop().execute(inbox::release));
    }

    /// Comes into a room; what this person sends meanwhile waits.
    ///
    /// @param id what the answer carries
    public void join(String name, @Nullable String id) {
        if (rooms().size() >= MAX_ROOMS) {
            refuse(id, "You are in " + MAX_ROOMS + " rooms, and nobody may be in more.");
            return;
        }
        switch (reception.rooms().join(name, this, id)) {
            case Rooms.Entry.In(Room room) -> {
                inbox.hold();
                comeInto(room);
            }
            case Rooms.Entry.Refused(String reason) -> refuse(id, reason);
        }
    }

    /// Goes out of a room that they are in.
    ///
    /// @param id what the answer carries
    public void leave(Room room, @Nullable String id) {
        whereabouts = whereabouts.without(room);
        room.leave(this, id);
    }

    /// Asks what could be typed next; answered without waiting for anything else.
    ///
    /// @param cursor where in the line, in UTF-16 code units; beyond its end means its end
    public void complete(String line, int cursor, @Nullable String id) {
        reception.commands().complete(this, line, Math.clamp(cursor, 0, line.length()), id);
    }

    /// They come in, and into the lobby if they want to; what they send meanwhile waits.
    void enter(boolean intoLobby) {
        if (intoLobby) {
            join(Rooms.LOBBY, null);
        } else {
            welcome(null);
        }
    }

    /// They go of their own will.
    public void leave(String farewell) {
        if (gone.compareAndSet(false, true)) {
            rooms().forEach(room -> room.leave(this, null));
            end(farewell);
        }
    }

    /// They are taken out: name and rooms are free when this returns.
    public void remove(String reason) {
        if (gone.compareAndSet(false, true)) {
            rooms().forEach(room -> room.remove(this));
            end(reason);
        }
    }

    /// The server stops: they are told, and nobody else, since everybody goes.
    public void dismiss(String reason) {
        if (gone.compareAndSet(false, true)) {
            end(reason);
        }
    }

    /// The connection has ended.
    void disconnected() {
        if (gone.compareAndSet(false, true)) {
            rooms().forEach(room -> room.leave(this, null));
            reception.sessions().release(this);
        }
    }

    /// Sends the commands that they may run, if their client wants to know, and does not know already.
    public void sendCommandList() {
        newCommandList().ifPresent(connection::send);
    }

    @Override
    public Outlet outlet() {
        return connection;
    }

    @Override
    public void entered(Joined event) {
        if (welcomed) {
            connection.send(event);
        } else {
            welcome(event);
        }
        inbox.release();
    }

    @Override
    public void exited(RoomEvent event) {
        if (!isGone()) {
            connection.send(event);
        }
    }

    /// Greets them, with where they are.
    private void welcome(@Nullable Joined lobby) {
        welcomed = true;
        Welcome welcome = reception.welcome(nick(), lobby);
        newCommandList().ifPresentOrElse(list -> connection.send(welcome, list), () -> connection.send(welcome));
    }

    private Optional<ServerMessage.Commands> newCommandList() {
        if (!connection.wantsCommandList()) {
            return Optional.empty();
        }
        ServerMessage.Commands now = reception.commands().allFor(this);
        return now.equals(commandsSent.getAndSet(now)) ? Optional.empty() : Optional.of(now);
    }

    /// Notes a room that has let them in. Who was removed meanwhile goes at once: nothing else would take them out.
    private void comeInto(Room room) {
        whereabouts = whereabouts.with(room);
        if (isGone()) {
            room.remove(this);
        }
    }

    private void refuse(@Nullable String id, String reason) {
        connection.send(new ServerMessage.Error(id, ErrorCode.REFUSED, Printable.line(reason)));
    }

    /// Says why something was not done, if there is a reason.
    ///
    /// @return whether there is
    private boolean refuseIf(@Nullable String reason) {
        if (reason != null) {
            refuse(null, reason);
        }
        return reason != null;
    }

    private void follow(Room room, Filters.Ruling ruling) {
        int length = switch (ruling) {
            case Filters.Ruling.Say(String text) -> {
                refuseIf(room.say(this, text));
                yield text.length();
            }
            case Filters.Ruling.Refuse(String reason) -> {
                refuse(null, reason);
                yield reason.length();
            }
        };
        if (!inbox.charge(length)) {
            inbox.release();
        }
    }

    private void end(String lastWords) {
        reception.sessions().release(this);
        connection.close(new Farewell(Printable.line(lastWords)));
    }
}
