package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.List;

/// A way of putting events into bytes.
public interface Dialect {

    /// Encodes a run of events, once for all members who are spoken to in this way. Called on an event loop.
    Batch encode(List<RoomEvent> events);

    /// Encoded events, one behind the other in the same memory. Touched by the event loop that had them encoded.
    interface Batch {

        /// Those from one event up to, and without, another, counted from 0: at least one. A view that lasts until
        /// the release.
        Frame frame(int from, int to);

        /// Gives the memory back. Called once, after all members of all rooms were flushed in this tick.
        void release();
    }

    /// Some events of a batch, in a form that only the dialect and its members understand.
    interface Frame {}
}
