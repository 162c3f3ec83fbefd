package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;

/// One thing to be written to the database, as it waits for that in the ring. Immutable.
sealed interface Entry {

    /// The room.
    String room();

    /// Which count of the room's events the number belongs to.
    long epoch();

    /// The number of the event.
    long number();

    /// A line was said.
    record Said(String room, long epoch, Line line) implements Entry {

        @Override
        public long number() {
            return line.number();
        }
    }

    /// A line was changed.
    ///
    /// @param line the number of the line that is meant
    record Edited(String room, long epoch, long number, long time, long line, String text) implements Entry {}

    /// A line was deleted.
    ///
    /// @param line the number of the line that is meant
    record Deleted(String room, long epoch, long number, long line) implements Entry {}

    /// A number has been used for something that is not kept.
    ///
    /// @param last whether the next one follows it at once: the server was stopped in good order
    record Mark(String room, long epoch, long number, boolean last) implements Entry {}

    /// Lines are missing, since they could not be written.
    ///
    /// @param number that of the first one
    /// @param end that of the last one
    /// @param lines how many
    record Gap(String room, long epoch, long number, long end, long lines) implements Entry {}
}
