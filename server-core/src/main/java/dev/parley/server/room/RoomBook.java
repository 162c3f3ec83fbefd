package dev.parley.server.room;

import java.io.IOException;

/// Where the rules of rooms that stay are written down. Both calls block until that is on the disk.
public interface RoomBook {

    /// Writes nothing down.
    RoomBook NOTHING = new RoomBook() {
        @Override
        public void keep(String room, RoomRules rules) {}

        @Override
        public void forget(String room) {}
    };

    /// Writes down the rules of a room, in place of what was there.
    ///
    /// @throws IOException if that cannot be done; nothing has changed then
    void keep(String room, RoomRules rules) throws IOException;

    /// Strikes out a room.
    ///
    /// @throws IOException if that cannot be done; nothing has changed then
    void forget(String room) throws IOException;
}
