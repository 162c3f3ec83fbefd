package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;

/// Somebody in a room, as the room sees them.
public interface Member {

    /// The nickname.
    String nick();

    /// Where what happens in the room is written for them: always the same object.
    Outlet outlet();

    /// Called once, on the outlet's loop, when the member is in: everything after this event will be written to them.
    void entered(Joined event);

    /// Called once, on the outlet's loop, when the member is out: everything before this event has been written to
    /// them.
    void exited(RoomEvent event);
}
