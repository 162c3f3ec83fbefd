package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import org.jspecify.annotations.Nullable;

/// Somebody in a room, as the room sees them.
public interface Member {

    /// The nickname.
    String nick();

    /// The key of the account that they are logged in to; null for a guest.
    @Nullable
    String account();

    /// Whether they keep order in a room, so that its rules do not bind them. Called under the room's lock.
    boolean moderates(Room room);

    /// Whether they want not to see some of what happens. Asked again after [Room#sift]. On the outlet's
    /// loop.
    boolean isSelective();

    /// Whether somebody selective wants to see this. On the outlet's loop.
    boolean wantsToSee(RoomEvent event);

    /// Where what happens in the room is written for them: always the same object.
    Outlet outlet();

    /// Called once, on the outlet's loop, when the member is in: everything after this event will be
    /// written to them.
    void entered(Joined event);

    /// Called once, on the outlet's loop, when the member is out: everything before this event has been
    /// written to them.
    void exited(RoomEvent event);
}
