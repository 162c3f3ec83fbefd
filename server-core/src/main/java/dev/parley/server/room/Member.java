package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.concurrent.Executor;

/// Somebody in a room, as the room sees them. What writes is called on the member's event loop only.
public interface Member {

    /// The nickname.
    String nick();

    /// The event loop that writes to this member: the same object for all members that share it.
    Executor loop();

    /// How this member is spoken to: the same object for all members that are spoken to alike.
    Dialect dialect();

    /// Called once, when the member is in: everything after this event will be written to them.
    void entered(Joined event);

    /// Called once, when the member is out: everything before this event has been written to them.
    void exited(RoomEvent event);

    /// Queues what the member's [#dialect()] encoded, until the [#flush()] of the same tick.
    void write(Dialect.Frame frame);

    /// Sends what is queued. Called at the end of a tick, for each room in which something happened.
    void flush();
}
