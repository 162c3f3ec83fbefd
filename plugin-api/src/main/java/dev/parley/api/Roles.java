package dev.parley.api;

import java.io.IOException;
import java.util.List;

/// The roles of the server: the four that every server has, and its own in between. Safe for all threads; what
/// changes something waits for the disk.
///
/// Who changes something is always named, since nobody acts on what is above their own role.
public interface Roles {

    /// A role as it is at one moment.
    ///
    /// @param name in lower case
    /// @param level from 0 (`guest`) to 300 (`admin`); nobody acts on somebody of a higher one
    /// @param own whether it is one of this server's own
    record Entry(String name, int level, boolean own) {}

    /// {@return all of them, from the lowest to the highest}
    List<Entry> all();

    /// Makes a role.
    ///
    /// @param by who does
    /// @param name letters, digits, `-` and `_`, in any letter case
    /// @param level from 1 to 299, and none that another role has; whoever has the role may then run what all
    ///     roles below it may
    /// @return why not, if the name or the level will not do
    /// @throws IOException if it could not be stored; nothing has changed then
    Result create(User by, String name, int level) throws IOException;

    /// Takes a role of this server's own away that no account has, and that nothing was decided about.
    ///
    /// @param by who does
    /// @param name of the role
    /// @return why not
    /// @throws IOException if it could not be stored; nothing has changed then
    Result delete(User by, String name) throws IOException;

    /// Gives an account another role, instead of the one that it has. It counts at once for whoever is logged in
    /// to it.
    ///
    /// @param by who does
    /// @param account whose
    /// @param role its name
    /// @return why not, for example because the role, or the one that they have, is above that of who does it
    /// @throws IOException if it could not be stored; nothing has changed then
    Result grant(User by, Nickname account, String role) throws IOException;
}
