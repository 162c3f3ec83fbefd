package dev.parley.server.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.room.Rooms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How somebody comes in, and into rooms: first they are greeted; what they send while they come into a room
/// waits until they are in.
///
/// Touched by the person's event loop only, but for [#sendCommandList], which is safe for all threads.
final class Arrival {

    private final Session session;
    private final Connection connection;
    private final Inbox inbox;
    private final Reception reception;
    private boolean welcomed;
    private boolean waitsForEntry;

    /// The list of commands that their client knows.
    @GuardedBy("this")
    private ServerMessage.@Nullable Commands known;

    Arrival(Session session, Connection connection, Inbox inbox, Reception reception) {
        this.session = session;
        this.connection = connection;
        this.inbox = inbox;
        this.reception = reception;
    }

    /// They come in, and into the lobby if they want to.
    void enter(boolean intoLobby) {
        if (intoLobby) {
            join(Rooms.LOBBY, null);
        } else {
            welcome(null);
        }
    }

    /// They want to come into a room.
    ///
    /// @param id what the answer carries
    void join(String name, @Nullable String id) {
        switch (session.stay().comeInto(name, id)) {
            case Rooms.Entry.In _ -> {
                inbox.hold();
                waitsForEntry = true;
            }
            case Rooms.Entry.Refused(String reason) -> session.refuse(id, reason);
        }
    }

    /// They are in a room.
    void entered(Joined event) {
        if (welcomed) {
            connection.send(event);
            sendCommandList(); // a room may allow more
        } else {
            welcome(event);
        }
        session.room(event.room())
                .ifPresent(room -> reception.past().replay(connection, room, event.number(), session::wantsToSee));
        if (waitsForEntry) {
            waitsForEntry = false;
            inbox.release();
        }
    }

    /// Sends the commands that they may run, if their client wants to know, and does not know already.
    void sendCommandList() {
        newCommandList().ifPresent(connection::send);
    }

    /// Greets them, with where they are.
    private void welcome(@Nullable Joined lobby) {
        welcomed = true;
        Welcome welcome = reception.welcome(session, lobby);
        newCommandList().ifPresentOrElse(list -> connection.send(welcome, list), () -> connection.send(welcome));
    }

    /// The commands, if they are others than the client knows; it knows them then.
    private Optional<ServerMessage.Commands> newCommandList() {
        return connection.wantsCommandList() ? news(reception.commands().allFor(session)) : Optional.empty();
    }

    private synchronized Optional<ServerMessage.Commands> news(ServerMessage.Commands now) {
        boolean same = now.equals(known);
        known = now;
        return same ? Optional.empty() : Optional.of(now);
    }
}
