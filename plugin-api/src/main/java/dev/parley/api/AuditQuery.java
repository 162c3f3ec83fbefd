package dev.parley.api;

import java.time.Instant;
import java.util.Optional;

/// Which acts somebody wants to see; what is empty does not matter.
///
/// @param who acted, in any letter case
/// @param whom it was about: a name, an address or a block
/// @param what the command's name without its slash
/// @param since no earlier than that
/// @param text what the line, the reason or the outcome has in it
/// @param limit how many at most, the latest; from 1 to 1,000
public record AuditQuery(
        Optional<String> who,
        Optional<String> whom,
        Optional<String> what,
        Optional<Instant> since,
        Optional<String> text,
        int limit) {

    /// Makes a query.
    ///
    /// @throws IllegalArgumentException if the limit is not from 1 to 1,000
    public AuditQuery {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("the limit of a query is from 1 to 1000, not " + limit);
        }
    }
}
