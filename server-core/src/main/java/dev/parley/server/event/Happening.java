package dev.parley.server.event;

import dev.parley.api.Event;
import dev.parley.protocol.ServerMessage.Deleted;
import dev.parley.protocol.ServerMessage.Edited;
import dev.parley.protocol.ServerMessage.Hidden;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.protocol.ServerMessage.Renamed;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.protocol.ServerMessage.Topic;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import org.jspecify.annotations.Nullable;

/// Something that happened in a room, before it is known who will hear of it.
record Happening(Room room, Session who, RoomEvent event) {

    /// What plugins will see of such an event; null if they see nothing of it.
    static @Nullable Class<? extends Event> kindOf(RoomEvent event) {
        return switch (event) {
            case Line _ -> Event.Said.class;
            case Joined _ -> Event.Joined.class;
            case Left _, Removed _ -> Event.Left.class;
            case Topic _, Hidden _, Edited _, Deleted _ -> null;
            case Renamed _ -> Event.Renamed.class;
        };
    }

    /// The same as one plugin sees it.
    Event seenFrom(ServerHandle server) {
        return switch (event) {
            case Line line -> new Event.Said(server.room(room), server.user(who), line.text());
            case Joined _ -> new Event.Joined(server.room(room), server.user(who));
            case Left _ -> new Event.Left(server.room(room), server.user(who), false);
            case Removed _ -> new Event.Left(server.room(room), server.user(who), true);
            case Topic _, Hidden _, Edited _, Deleted _ ->
                throw new IllegalStateException("plugins see nothing of " + event);
            case Renamed renamed -> new Event.Renamed(server.room(room), server.user(who), renamed.nick());
        };
    }
}
