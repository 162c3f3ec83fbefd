package dev.parley.api;

import java.time.Instant;
import java.util.Optional;

/// A name that belongs to somebody, with its password, as it is at one moment.
///
/// @param name as its owner writes it
/// @param role the name of its role, such as `member`
/// @param created when it came to be
/// @param lastLogin when its password was last given
public record Account(Nickname name, String role, Instant created, Optional<Instant> lastLogin) {}
