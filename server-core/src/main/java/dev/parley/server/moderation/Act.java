package dev.parley.server.moderation;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that was done to somebody or to a room.
///
/// @param what it is called: `the ban of bob`
/// @param whom whom it was about; empty for nobody
/// @param why the reason; empty if none was given
/// @param inverse what takes it back; null if nothing does
public record Act(
        String what, String whom, String why, @Nullable Inverse inverse) {

    /// What takes an act back.
    @FunctionalInterface
    public interface Inverse {

        /// Takes it back, unless somebody has changed it since.
        ///
        /// @return why not, one line; empty if it is done
        /// @throws IOException if that cannot be stored; the message says why
        Optional<String> run() throws IOException;
    }
}
