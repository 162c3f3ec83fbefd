package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// All bans or all mutes. Safe for all threads.
///
/// What asks is answered from memory. What changes something waits until it is on the disk, so it may not
/// be called on an event loop.
public interface SanctionList {

    /// What is in force against a name, if anything is.
    Optional<Sanction> against(Nick nick);

    /// What is in force against an address, if anything is.
    ///
    /// @param address numeric
    Optional<Sanction> against(String address);

    /// The one in force on exactly that target, if there is one.
    Optional<Sanction> on(Target target);

    /// Those in force, the oldest first.
    List<Sanction> all();

    /// Imposes one, instead of any other on the same target. When this returns, it is in force and would
    /// survive the loss of power.
    ///
    /// @return the one on that target that was in force before
    /// @throws IOException if it could not be stored; nothing has changed then. The message says why.
    Optional<Sanction> put(Sanction sanction) throws IOException;

    /// Lifts the one on a target, with the same promise as [#put].
    ///
    /// @return the one that was in force; empty if there was none, and nothing has changed then
    /// @throws IOException if it could not be stored; nothing has changed then. The message says why.
    Optional<Sanction> remove(Target target) throws IOException;
}
