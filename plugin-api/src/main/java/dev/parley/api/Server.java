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

    /// {@return all rooms, ordered by name} Not everybody may know of all: see [Room#isVisibleTo(User)].
    List<Room> rooms();

    /// {@return who has an account}
    Accounts accounts();

    /// {@return its roles}
    Roles roles();

    /// {@return which role has which permission}
    Permissions permissions();

    /// {@return who may not come in} Names that are banned for ever are plain lines of `bans.txt`.
    Sanctions bans();

    /// {@return who may not speak}
    Sanctions mutes();

    /// {@return what those who keep order have done}
    Audit audit();

    /// {@return those of the people here who are meant} In no order.
    ///
    /// @param target a name, an address or a block of addresses
    /// @throws IllegalArgumentException if it is none of them
    List<User> matching(Target target);
}
