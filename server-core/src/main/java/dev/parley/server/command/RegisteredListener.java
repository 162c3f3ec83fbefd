package dev.parley.server.command;

import dev.parley.api.Listener;
import dev.parley.server.isolation.Owner;

/// A listener with what it sees of the server. Immutable.
public record RegisteredListener(Owner owner, ServerHandle server, Listener listener) {

    /// Tells listeners apart, and is the same for all versions of one.
    public record Key(String owner, String className) {}

    public Key key() {
        return new Key(owner.id(), listener.getClass().getName());
    }
}
