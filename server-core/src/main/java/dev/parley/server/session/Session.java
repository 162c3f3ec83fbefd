package dev.parley.server.session;

import dev.parley.api.Role;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.people.Nick;
import dev.parley.server.room.Dialect;
import dev.parley.server.room.Member;
import dev.parley.server.room.Room;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Somebody who has come in, until they are gone.
///
/// What a person sends ([#typed], [#say], [#command]) is handed over on their event loop; everything else is
/// safe for all threads.
public final class Session implements Member {

    private final Nick name;
    private final Role role;
    private final Connection connection;
    private final Inbox inbox;
    private final Room room;
    private final Reception reception;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicReference<ServerMessage.@Nullable Commands> commandsSent = new AtomicReference<>();

    Session(Nick name, Role role, Connection connection, Inbox inbox, Reception reception) {
        this.name = name;
        this.role = role;
        this.connection = connection;
        this.inbox = inbox;
        this.room = reception.rooms().lobby();
        this.reception = reception;
    }

    /// The name, with the key that makes it one.
    public Nick name() {
        return name;
    }

    @Override
    public String nick() {
        return name.text();
    }

    /// The role that the account has, or a guest's.
    public Role role() {
        return role;
    }

    /// The room that they are in.
    public Room room() {
        return room;
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
        if (text.startsWith("/") && !text.startsWith("//")) {
            command(text, null);
        } else {
            say(text.startsWith("//") ? text.substring(1) : text);
        }
    }

    /// Says a line in the room, if the filters let it pass; what this person sends meanwhile waits. A blank
    /// one is nothing to say.
    public void say(String text) {
        if (text.isBlank()) {
            return;
        }
        if (reception.filters().isEmpty()) {
            room.say(this, text);
            inbox.charge(text.length());
        } else {
            inbox.hold();
            reception.filters().judge(this, text, ruling -> connection.loop().execute(() -> follow(ruling)));
        }
    }

    /// Runs a command; what this person sends meanwhile waits.
    public void command(String line, @Nullable String id) {
        if (isGone()) {
            return;
        }
        inbox.hold();
        reception.commands().run(this, line, id, () -> connection.loop().execute(inbox::release));
    }

    /// Asks what could be typed next; answered without waiting for anything else.
    ///
    /// @param cursor where in the line, in UTF-16 code units; beyond its end means its end
    public void complete(String line, int cursor, @Nullable String id) {
        reception.commands().complete(this, line, Math.clamp(cursor, 0, line.length()), id);
    }

    /// They come into their room. Who was removed between taking the name and this goes at once: nothing else
    /// would take them out.
    void enter() {
        room.join(this);
        if (isGone()) {
            room.remove(this);
        }
    }

    /// They go of their own will.
    public void leave(String farewell) {
        if (gone.compareAndSet(false, true)) {
            room.leave(this);
            end(farewell);
        }
    }

    /// They are taken out: room and name are free when this returns.
    public void remove(String reason) {
        if (gone.compareAndSet(false, true)) {
            room.remove(this);
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
            room.leave(this);
            reception.sessions().release(this);
        }
    }

    /// Sends the commands that they may run, if their client wants to know, and does not know already.
    public void sendCommandList() {
        if (connection.wantsCommandList()) {
            ServerMessage.Commands now = reception.commands().allFor(this);
            if (!now.equals(commandsSent.getAndSet(now))) {
                connection.send(now);
            }
        }
    }

    @Override
    public Executor loop() {
        return connection.loop();
    }

    @Override
    public Dialect dialect() {
        return connection.dialect();
    }

    @Override
    public void entered(Joined event) {
        connection.send(new Welcome(
                JsonLines.VERSION,
                reception.serverName(),
                nick(),
                event.room(),
                event.number(),
                event.time(),
                reception.maxLineBytes()));
        sendCommandList();
        inbox.release();
    }

    @Override
    public void write(Dialect.Frame frame) {
        connection.write(frame);
    }

    @Override
    public void flush() {
        connection.flush();
    }

    private void follow(Filters.Ruling ruling) {
        int length = switch (ruling) {
            case Filters.Ruling.Say(String text) -> {
                room.say(this, text);
                yield text.length();
            }
            case Filters.Ruling.Refuse(String reason) -> {
                connection.send(new ServerMessage.Error(null, ErrorCode.REFUSED, Printable.line(reason)));
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
