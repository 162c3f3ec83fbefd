package dev.parley.api;

import java.time.Instant;
import java.util.Optional;

/// A ban or a mute that is in force.
///
/// @param target whom it is about
/// @param until when it ends; empty for never
/// @param by who brought it about, as a name; empty if that is not known
/// @param since when that was; empty if that is not known
/// @param reason why; empty if no reason was given
public record Sanction(
        Target target, Optional<Instant> until, Optional<String> by, Optional<Instant> since, String reason) {}
