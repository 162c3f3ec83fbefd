package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Line;
import java.util.List;

/// Some of the lines that were said in a room, in the order of their numbers.
///
/// @param more whether the room keeps more of what was asked for
/// @param kept the number from which on the room keeps all lines
public record Excerpt(List<Line> lines, boolean more, long kept) {

    /// What one may have, so that it is no heavy load for its reader, in UTF-16 code units.
    private static final int MAX_LENGTH = 16 * 1024;

    /// As many of the first lines as an excerpt may have: one at least, if there is any.
    ///
    /// @param limit the most of them
    public static Excerpt firstOf(List<Line> lines, int limit, long kept) {
        int end = 0;
        for (int length = 0; end < Math.min(limit, lines.size()); end++) {
            length += lines.get(end).text().length();
            if (length > MAX_LENGTH && end > 0) {
                break;
            }
        }
        return new Excerpt(List.copyOf(lines.subList(0, end)), end < lines.size(), kept);
    }

    /// Whether there cannot be more lines that belong to an answer, though these are but some of all.
    boolean isWholeFor(Transcript.Range range) {
        Long after = range.after();
        return kept <= 1 || (after == null ? more || lines.size() == range.limit() : kept <= after + 1);
    }

    /// The same, with the lines the other way round.
    public Excerpt reversed() {
        return new Excerpt(lines.reversed(), more, kept);
    }
}
