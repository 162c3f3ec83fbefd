package dev.parley.server.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which acts somebody wants to see; what is null does not matter. Immutable.
///
/// @param who acted, as a name
/// @param whom it was about: a name, an address or a block
/// @param what the command's name
/// @param since no earlier than that
/// @param text what the line, the reason or the outcome has in it, in any letter case of ASCII
/// @param limit how many, the latest
public record AuditQuery(
        @Nullable String who,
        @Nullable String whom,
        @Nullable String what,
        @Nullable Instant since,
        @Nullable String text,
        int limit) {}
