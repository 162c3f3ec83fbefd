package dev.parley.server.room;

/// What became of the wish to come into a room.
sealed interface Entrance {

    /// They are in.
    record In() implements Entrance {}

    /// They are not, or were in already.
    ///
    /// @param reason one line for the person
    record Refused(String reason) implements Entrance {}

    /// The room is about to go.
    record Closed() implements Entrance {}
}
