package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;

/// Sees what the people in the rooms do, beside the members.
@FunctionalInterface
public interface Witness {

    /// Sees nothing.
    Witness NONE = (_, _, _) -> {};

    /// Somebody did something, or it happened to them. Called in the room's order and under its lock: may
    /// take note, and do nothing else.
    void saw(Room room, Member who, RoomEvent event);
}
