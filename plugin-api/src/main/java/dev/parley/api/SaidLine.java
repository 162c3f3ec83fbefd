package dev.parley.api;

import java.time.Instant;
import java.util.Optional;

/// A line that was said in a room.
///
/// @param number its number in that room
/// @param time when it was said
/// @param from the name of who said it; empty if the server did
/// @param text what it says now
/// @param edited whether it has been changed
public record SaidLine(long number, Instant time, Optional<String> from, String text, boolean edited) {}
