package dev.parley.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All bans, or all mutes. Safe for all threads; changes block until they are on the disk, so that they
/// hold whatever happens then.
///
/// Nobody is disconnected by this, and no words are said: see [User#disconnect(String)] and [Reply]. What
/// is done in the call of a command is done in its caller's name.
public interface Sanctions {

    /// The longest reason, in UTF-16 code units.
    int MAX_REASON = 400;

    /// Imposes one, instead of any other on the same target.
    ///
    /// @param target whom it is about
    /// @param duration how long from now; empty for ever
    /// @param reason why, one line; empty if there is none to tell
    /// @return refused, and nothing has changed, if the reason is too long, if the target has one for ever
    ///     already, or if it cannot be stored
    /// @throws IllegalArgumentException if the target is neither a name nor an address
    Result add(Target target, Optional<Duration> duration, Optional<String> reason);

    /// Lifts one.
    ///
    /// @param target whom it is about
    /// @return refused, and nothing has changed, if none on that target is in force, or if it cannot be
    ///     stored
    /// @throws IllegalArgumentException if the target is neither a name nor an address
    Result remove(Target target);

    /// {@return the one in force on exactly that target}
    ///
    /// @param target as a person types it: a name in any letter case, an address or a block
    Optional<Sanction> find(String target);

    /// {@return those in force, the oldest first}
    List<Sanction> list();
}
