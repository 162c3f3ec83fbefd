package dev.parley.api;

import java.util.List;

/// A room by its name. Safe for all threads; nothing here blocks.
public interface Room {

    /// The name, without any mark: `lobby`.
    String name();

    /// Who is in it now, in the order in which they came.
    List<User> members();

    /// Says something to everyone in the room, in the server's name.
    ///
    /// @param text one line
    void send(String text);
}
