package dev.parley.server.moderation;

import java.time.InstantSource;

/// All that keeps order, for commands. Safe for all threads.
///
/// @param bans who may not come in
/// @param clock the time of day
public record Moderation(SanctionList bans, InstantSource clock) {}
