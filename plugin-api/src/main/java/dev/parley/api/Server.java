package dev.parley.api;

import java.util.List;
import java.util.Optional;

/// The server, as far as plugins may act on it. Safe for all threads.
public interface Server {

    /// {@return everybody who is here now} In no order.
    List<User> users();

    /// {@return the one of that name who is here now}
    ///
    /// @param nick in any letter case
    Optional<User> user(String nick);

    /// {@return the room of that name}
    ///
    /// @param name in any letter case
    Optional<Room> room(String name);

    /// {@return the names that are kept out}
    Bans bans();
}
