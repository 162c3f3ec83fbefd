package dev.parley.server.moderation;

import java.util.Optional;

/// In whose name something is done: the caller of a command, for as long as it runs. Immutable.
///
/// @param name as they write it
/// @param address numeric
public record Actor(String name, String address) {

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /// Something that is done in somebody's name.
    @FunctionalInterface
    public interface Deed<T, E extends Exception> {

        /// Does it.
        T run() throws E;
    }

    /// In whose name the current thread acts, if in anybody's.
    public static Optional<Actor> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Does something in this one's name.
    public <T, E extends Exception> T does(Deed<T, E> deed) throws E {
        return ScopedValue.where(CURRENT, this).<T, E>call(deed::run);
    }
}
