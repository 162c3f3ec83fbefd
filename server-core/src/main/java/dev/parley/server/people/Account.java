package dev.parley.server.people;

import java.time.Instant;

/// A name that belongs to somebody. Immutable.
///
/// @param name as its owner writes it
/// @param rank that of its role
/// @param created when it came to be
public record Account(Nick name, Rank rank, Instant created) {}
