package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Line;
import java.util.List;

/// Some of the lines that were said in a room, in the order of their numbers.
///
/// @param more whether the room keeps more of what was asked for
/// @param kept the number from which on the room keeps all lines
public record Excerpt(List<Line> lines, boolean more, long kept) {}
