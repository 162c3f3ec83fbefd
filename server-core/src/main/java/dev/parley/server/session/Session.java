package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Member;
import dev.parley.server.room.Outlet;
import dev.parley.server.room.Room;
import dev.parley.server.room.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody who has come in, until they are gone.
///
/// What a person sends ([#typed], [#say], [#command]) is handed over on their event loop; everything else is
/// safe for all threads.
public final class Session implements Member {

    private final Connection connection;
    private final Inbox inbox;
    private final Reception reception;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Arrival arrival;
    private final Stay stay;
    private final Speech speech;

    private volatile Identity identity;

    /// Made when it is needed first, since most people need none.
    private volatile @Nullable Privacy privacy;

    private @Nullable Tempo tempo; // the same

    Session(Identity identity, Connection connection, Inbox inbox, Reception reception) {
        this.identity = identity;
        this.connection = connection;
        this.inbox = inbox;
        this.reception = reception;
        this.arrival = new Arrival(this, connection, inbox, reception);
        this.stay = new Stay(this, reception.rooms(), now());
        this.speech = new Speech(this, connection, inbox, reception.filters());
    }

    /// Who they are at the moment.
    public Identity identity() {
        return identity;
    }

    /// Takes note of who they are from now on. Called by [Sessions] alone, which sees to the name.
    void identify(Identity next) {
        identity = next;
    }

    /// Shows the rooms and their own client who they are now.
    void showIdentity(String before) {
        if (!before.equals(nick())) {
            rooms().forEach(room -> room.rename(this, before));
        }
        sendCommandList();
    }

    /// The name, with the key that makes it one.
    public Nick name() {
        return identity.name();
    }

    @Override
    public String nick() {
        return identity.name().text();
    }

    @Override
    public @Nullable String account() {
        return identity.account();
    }

    /// The rank that counts in a room: its own moderators count as moderators.
    public Rank rankIn(Room room) {
        Rank own = identity.rank();
        return room.moderators().contains(this) ? own.or(Rank.MODERATOR) : own;
    }

    /// The rooms that they are in, in the order in which they came.
    public List<Room> rooms() {
        return stay.rooms();
    }

    /// One of the rooms that they are in.
    ///
    /// @param named in any letter case; null for the lobby
    public Optional<Room> room(@Nullable String named) {
        return stay.find(named == null ? Rooms.LOBBY : named);
    }

    /// In which rooms they are.
    public Stay stay() {
        return stay;
    }

    @Override
    public boolean moderates(Room room) {
        return rankIn(room).isAtLeast(Rank.MODERATOR);
    }

    /// The time of day, in milliseconds since 1970-01-01T00:00Z.
    long now() {
        return reception.clock().millis();
    }

    /// What is between them and single others.
    public synchronized Privacy privacy() {
        Privacy now = privacy == null ? new Privacy(this) : privacy;
        privacy = now;
        return now;
    }

    @Override
    public boolean isSelective() {
        Privacy now = privacy;
        return now != null && now.isSelective();
    }

    @Override
    public boolean wantsToSee(RoomEvent event) {
        Privacy now = privacy;
        return now == null || now.wantsToSee(event);
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
        if (tempo().passesLine(id)) {
            speech.typed(text, id);
        }
    }

    /// How fast they send. On the loop, as what they send.
    Tempo tempo() {
        Tempo now = tempo == null ? new Tempo(this, connection, reception.limits()) : tempo;
        tempo = now;
        return now;
    }

    /// Whether a line counts that has come now without waiting; if not, they know.
    public boolean maySay() {
        return tempo().passesLine(null);
    }

    /// Says a line in a room, if its rules and the filters let it pass; what this person sends meanwhile
    /// waits. A blank one is nothing to say.
    public void say(Room room, String text) {
        if (!text.isBlank()) {
            speech.say(room, text);
        }
    }

    /// Why they may say nothing at the moment, whatever the room's own rules are, one line; null if they may.
    ///
    /// @param room where; null for what is said to somebody alone
    public @Nullable String refusalOfSpeech(@Nullable Room room) {
        return reception.silence().refusal(this, room);
    }

    /// Says in a room what they do, for a command of theirs that waits for the answer. Any thread.
    ///
    /// @param answer told on the loop why it was not said, or null if it was
    public void act(Room room, String text, Consumer<@Nullable String> answer) {
        connection.loop().execute(() -> speech.act(room, text, answer));
    }

    /// Runs a command in a room; what this person sends meanwhile waits.
    public void command(Room room, String line, @Nullable String id) {
        if (isGone()) {
            return;
        }
        inbox.hold();
        reception.commands().run(this, room, line, id, () -> connection.loop().execute(inbox::release));
    }

    /// Comes into a room; what this person sends meanwhile waits. On the loop.
    ///
    /// @param id what the answer carries
    public void join(String name, @Nullable String id) {
        arrival.join(name, id);
    }

    /// Asks what could be typed next in a room; answered without waiting for anything else.
    ///
    /// @param cursor where in the line, in UTF-16 code units; beyond its end means its end
    public void complete(Room room, String line, int cursor, @Nullable String id) {
        reception.commands().complete(this, room, line, Math.clamp(cursor, 0, line.length()), id);
    }

    /// They come in, and into the lobby if they want to; what they send meanwhile waits.
    void enter(boolean intoLobby) {
        arrival.enter(intoLobby);
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
            forget();
        }
    }

    /// Lets go of their name, and of others.
    private void forget() {
        reception.sessions().release(this);
        if (privacy != null) {
            privacy().settle(_ -> Personal.NONE);
        }
    }

    /// Sends the commands that they may run, if their client wants to know, and does not know already.
    public void sendCommandList() {
        arrival.sendCommandList();
    }

    @Override
    public Outlet outlet() {
        return connection;
    }

    @Override
    public void entered(Joined event) {
        arrival.entered(event);
    }

    @Override
    public void exited(RoomEvent event) {
        if (!isGone()) {
            connection.send(event);
            sendCommandList();
        }
    }

    void refuse(@Nullable String id, String reason) {
        connection.send(new ServerMessage.Error(id, ErrorCode.REFUSED, Printable.line(reason)));
    }

    private void end(String lastWords) {
        forget();
        connection.close(new Farewell(Printable.line(lastWords)));
    }
}
