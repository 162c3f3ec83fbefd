package dev.parley.api;

/// Something that happened in a room. Later versions may add kinds, so a `switch` over them has a `default`.
public interface Event {

    /// Where it happened.
    Room room();

    /// Who did it, or whom it happened to.
    User who();

    /// Somebody came in.
    record Joined(Room room, User who) implements Event {}

    /// Somebody said a line, which all members have been sent.
    ///
    /// @param text one line
    record Said(Room room, User who, String text) implements Event {}

    /// Somebody went.
    ///
    /// @param removed whether they were taken out; otherwise they went by themselves
    record Left(Room room, User who, boolean removed) implements Event {}
}
