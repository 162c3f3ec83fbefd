package dev.parley.server.room;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was said in a room, as it is on the disk. Safe for all threads; everything here waits for the disk.
public interface Archive {

    /// The oldest lines behind a number, and before another.
    ///
    /// @throws IOException if they cannot be read, as everything here; the message says why in a few words
    Excerpt after(long after, long before, int limit) throws IOException;

    /// The newest lines before a number.
    Excerpt before(long before, int limit) throws IOException;

    /// The newest lines that match, the newest first.
    List<Line> search(Search search) throws IOException;

    /// How much of it is kept.
    Retention retention();

    /// The same, if somebody has said so for this room.
    Optional<Retention> ownRetention();

    /// Keeps as much from now on.
    ///
    /// @param retention empty: as in all rooms of which nobody says anything else
    void retain(Optional<Retention> retention) throws IOException;

    /// What somebody looks for.
    ///
    /// @param words all of which are in the line, in any letter case; the last one may go on
    /// @param from who said it, as the name was written; null for anybody
    /// @param since not before this time, in milliseconds
    /// @param limit the most lines
    record Search(List<String> words, @Nullable String from, long since, int limit) {}
}
