package dev.parley.server.command;

import dev.parley.api.Event;
import dev.parley.api.Listener;
import dev.parley.server.isolation.Owner;
import java.util.Set;

/// A listener with what it sees of the server. Immutable.
///
/// @param kinds of events that it is told of
public record RegisteredListener(
        Owner owner, ServerHandle server, Listener listener, Set<Class<? extends Event>> kinds) {

    public RegisteredListener {
        kinds = Set.copyOf(kinds);
    }

    /// Tells listeners apart, and is the same for all versions of one.
    public record Key(String owner, String className) {}

    /// Whether it is told of events of a kind.
    public boolean hears(Class<? extends Event> kind) {
        return kinds.contains(kind) || kinds.contains(Event.class);
    }

    public Key key() {
        return new Key(owner.id(), listener.getClass().getName());
    }
}
