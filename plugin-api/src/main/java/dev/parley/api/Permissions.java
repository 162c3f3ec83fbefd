package dev.parley.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which role has which permission: what was decided for the room, else what was decided for the server, else
/// what the commands declare. Safe for all threads; what changes something waits for the disk.
///
/// Who changes something is always named: nobody gives or takes a permission that they do not have, and none to
/// a role above their own.
public interface Permissions {

    /// A permission as it is at one moment. All roles from the named one upwards have it.
    ///
    /// @param name such as `moderation.kick`
    /// @param declared the lowest role that has it if nothing was decided
    /// @param decided the lowest role that has it by decision, on the whole server
    /// @param byRoom the lowest role that has it by decision in one room, by the room's name
    record Entry(String name, String declared, Optional<String> decided, Map<String, String> byRoom) {}

    /// {@return all that a command declares, or about which something was decided, ordered by name}
    List<Entry> all();

    /// Decides which role is the lowest that has a permission.
    ///
    /// @param by who does
    /// @param permission its name
    /// @param role the role's
    /// @param room where; everywhere if empty. What was decided for a room holds for every room of that name.
    /// @return why not
    /// @throws IOException if it could not be stored; nothing has changed then
    Result set(User by, String permission, String role, Optional<Room> room) throws IOException;

    /// Takes such a decision back.
    ///
    /// @param by who does
    /// @param permission its name
    /// @param room the name of the room that it was for; empty for the one about the whole server
    /// @return why not
    /// @throws IOException if it could not be stored; nothing has changed then
    Result reset(User by, String permission, Optional<String> room) throws IOException;
}
