package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
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

    /// Queues what the member's [#dialect()] encoded. The frame is the caller's to release.
    void write(Dialect.Frame frame);

    /// Sends what is queued.
    void flush();
}
