package dev.parley.plugins.rooms;

/// The name of a room that may be there or not.
///
/// @param text as it was typed
public record RoomName(String text) {}
