package dev.parley.server.people;

import java.io.IOException;
import java.util.Optional;

/// Which names have a password, and what rank comes with a name. Safe for all threads.
public interface Credentials {

    /// Whether the name has a password.
    boolean has(Nick nick);

    /// The rank of somebody who has come in under this name.
    Rank rankOf(Nick nick);

    /// Whether this is the name's password. May take long.
    ///
    /// @throws IOException if what is stored cannot be read
    boolean verify(Nick nick, String password) throws IOException;

    /// Another name that has a password, and that this one could be taken for.
    default Optional<Nick> lookingLike(Nick nick) {
        return Optional.empty();
    }

    /// Notes that somebody gave the right password, and keeps it in the form in which passwords are kept today. May
    /// take long.
    ///
    /// @throws IOException if that cannot be stored
    default void loggedIn(Nick nick, String password) throws IOException {}
}
