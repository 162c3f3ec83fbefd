package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.List;
import java.util.Optional;

/// Keeps what is said in the rooms for longer than a room does. Safe for all threads.
public interface Chronicle {

    /// Keeps nothing.
    Chronicle NONE = new Chronicle() {

        @Override
        public Volume open(String room, boolean goesOn, long epoch) {
            return new Blank(new Beginning(epoch, 0, 1, List.of()));
        }

        @Override
        public long lastEpoch() {
            return 0;
        }
    };

    /// A room comes to be.
    ///
    /// @param goesOn whether its count goes on where it was, if there has been such a room. This waits for
    /// the disk then.
    /// @param epoch the count that begins if none goes on
    Volume open(String room, boolean goesOn, long epoch);

    /// The greatest epoch that there has been; 0 if there was none.
    long lastEpoch();

    /// With what a room begins.
    ///
    /// @param lastNumber the last one that was used in its count
    /// @param kept the number from which on all lines are among these
    /// @param lines the last ones that were said
    record Beginning(long epoch, long lastNumber, long kept, List<Line> lines) {}

    /// What is kept of one room. The room's lock guards it.
    interface Volume {

        /// With what the room begins.
        Beginning beginning();

        /// The number before which nothing is kept any more. Grows.
        long kept();

        /// Where what was said can be read; empty if it is nowhere.
        Optional<Archive> archive();

        /// Takes note of an event, before anybody sees it. May do nothing else, and wait for nothing.
        void add(RoomEvent event);

        /// The room ends in good order.
        ///
        /// @param lastNumber that of its last event
        void close(long lastNumber);
    }

    /// One with nothing in it, and in which nothing is kept.
    ///
    /// @param beginning with what the room begins
    record Blank(Beginning beginning) implements Volume {

        @Override
        public long kept() {
            return 1;
        }

        @Override
        public Optional<Archive> archive() {
            return Optional.empty();
        }

        @Override
        public void add(RoomEvent event) {}

        @Override
        public void close(long lastNumber) {}
    }
}
