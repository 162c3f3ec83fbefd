package dev.parley.api;

import java.util.List;

/// A room by its name. Safe for all threads; nothing here blocks.
public interface Room {

    /// {@return the name, without any mark: `lobby`}
    String name();

    /// {@return who is in it now, in the order in which they came}
    List<User> members();

    /// Says something to everyone in the room, in the server's name.
    ///
    /// @param text one line
    /// @throws IllegalStateException if the plugin says far more than anybody reads: 256 KiB at once, or 512 KiB a
    ///     second, each line counted with 128 bytes more
    void send(String text);
}
