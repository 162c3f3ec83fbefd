package dev.parley.api;

import java.util.List;
import java.util.Optional;

/// The server, as far as plugins may act on it. Safe for all threads.
public interface Server {

    /// Everybody who is here now.
    List<User> users();

    /// The one of that name who is here now, in whatever letter case the name is given.
    Optional<User> user(String nick);

    /// The room of that name, in whatever letter case the name is given.
    Optional<Room> room(String name);

    /// The names that are kept out.
    Bans bans();
}
