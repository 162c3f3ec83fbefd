package dev.parley.server.session;

import dev.parley.server.room.Room;
import java.util.function.Consumer;

/// What sees each line before it is said.
public interface Filters {

    /// Whether there is nothing that would look at a line. Asked for each line, so it has to be quick.
    boolean isEmpty();

    /// Decides about a line. Called on the speaker's event loop and returns at once.
    ///
    /// @param then told the ruling, once, later, on any thread
    void judge(Session speaker, Room room, String text, Consumer<Ruling> then);

    /// What was decided.
    sealed interface Ruling {

        /// This is said.
        record Say(String text) implements Ruling {}

        /// Nothing is said, and the speaker told why.
        record Refuse(String reason) implements Ruling {}
    }
}
