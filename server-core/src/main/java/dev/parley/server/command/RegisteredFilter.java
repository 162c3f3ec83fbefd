package dev.parley.server.command;

import dev.parley.api.LineFilter;
import dev.parley.server.isolation.Owner;

/// A filter with what it sees of the server. Immutable.
public record RegisteredFilter(Owner owner, ServerHandle server, LineFilter filter) {

    /// Whether that is the same filter, perhaps in another version.
    public boolean succeeds(RegisteredFilter other) {
        return owner.id().equals(other.owner().id())
                && filter.getClass().getName().equals(other.filter().getClass().getName());
    }
}
