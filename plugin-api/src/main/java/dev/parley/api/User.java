package dev.parley.api;

/// Somebody who is, or was, connected. A name that can be acted on: it stays valid after they left, and then
/// does nothing. If somebody else takes the same nickname later, that is another user. Safe for all threads;
/// nothing here blocks.
public interface User {

    /// {@return the nickname, as its owner wrote it}
    String nick();

    /// {@return whether they are still connected}
    boolean isHere();

    /// {@return whether they have a permission now, whatever room it is about}
    ///
    /// @param permission such as `"moderation.kick"`
    boolean may(String permission);

    /// {@return whether they have a permission in a room now} An administrator can decide otherwise for one
    /// room than for the server, and a room's own moderators count as moderators there.
    ///
    /// @param permission such as `"moderation.kick"`
    /// @param room where
    boolean may(String permission, Room room);

    /// Shows them a text that nobody else sees. Line breaks are kept, control characters are not.
    ///
    /// @param text one line or several
    /// @throws IllegalStateException if the plugin sends them far more than anybody reads: 256 KiB at once, or 512
    ///     KiB a second
    void send(String text);

    /// Ends their connection after telling them why. The room's member lists are kept right by the server,
    /// but no words are said: whoever disconnects somebody says so with [Reply#toRoom(String)] or
    /// [Room#send(String)].
    ///
    /// @param reason a sentence to the person: `"You were removed by an admin!"`
    void disconnect(String reason);
}
