package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.List;

/// A way of putting events into bytes.
public interface Dialect {

    /// Encodes a run of events, once for all members who are spoken to in this way. Called on an event loop.
    Frame encode(List<RoomEvent> events);

    /// Encoded events, in a form that only the dialect and its members understand.
    interface Frame {

        /// Gives the memory back. Called once, after the frame was written to all members.
        void release();
    }
}
