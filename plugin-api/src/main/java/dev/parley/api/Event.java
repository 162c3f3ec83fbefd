package dev.parley.api;

/// Something that happened in a room. Later versions may add kinds, so a `switch` over them has a `default`.
public interface Event {

    /// {@return where it happened}
    Room room();

    /// {@return who did it, or whom it happened to}
    User who();

    /// Somebody came in.
    ///
    /// @param room where
    /// @param who the newcomer
    record Joined(Room room, User who) implements Event {}

    /// Somebody said a line, which all members have been sent.
    ///
    /// @param room where
    /// @param who the speaker
    /// @param text one line, as the filters left it
    record Said(Room room, User who, String text) implements Event {}

    /// Somebody has another name. It happens in each room that they are in.
    ///
    /// @param room where
    /// @param who they are, under the name that they have now
    /// @param before the name until now
    record Renamed(Room room, User who, String before) implements Event {}

    /// Somebody went.
    ///
    /// @param room where
    /// @param who they were
    /// @param removed whether they were taken out; otherwise they went by themselves
    record Left(Room room, User who, boolean removed) implements Event {}
}
