package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Room;
import org.jspecify.annotations.Nullable;

/// The commands, as a session sees them.
public interface Commands {

    /// Runs a command. Called on the caller's event loop and returns at once; the caller is answered,
    /// exactly once, later.
    ///
    /// @param room where it runs, and where what it says to the room is said
    /// @param line what was typed, from the slash on
    /// @param id what the answer carries
    /// @param done called once, after the answer, on any thread
    void run(Session caller, Room room, String line, @Nullable String id, Runnable done);

    /// Answers what could be typed next. Called on the caller's event loop and returns at once.
    ///
    /// @param room where it would be run
    /// @param cursor where in the line, in UTF-16 code units, within it
    /// @param id what the answer carries
    void complete(Session caller, Room room, String line, int cursor, @Nullable String id);

    /// All that somebody may run.
    ServerMessage.Commands allFor(Session caller);
}
