package dev.parley.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who is, or was, connected. A name that can be acted on: it stays valid after they left, and then
/// does nothing. If somebody else takes the same nickname later, that is another user. Safe for all threads;
/// nothing here blocks.
public interface User {

    /// {@return the nickname, as its owner wrote it}
    String nick();

    /// {@return the name of the account that they are logged in to; empty for a guest}
    Optional<Nickname> account();

    /// {@return the name of their role, such as `guest` or `moderator`}
    String role();

    /// Gives them another name, which their rooms see. Whoever is logged in may only write their own in
    /// another way.
    ///
    /// @param name the name from now on
    /// @return why not, if it is taken or reserved, looks like another one, or needs its password
    Result rename(Nickname name);

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

    /// {@return the rooms that they are in, in the order in which they came}
    List<Room> rooms();

    /// {@return the one of their rooms in which they talk when they just type; nothing if they are in none}
    Optional<Room> here();

    /// {@return whether they keep order in a room, so that its rules do not bind them} Those are its own
    /// moderators and the server's.
    ///
    /// @param room which
    boolean moderates(Room room);

    /// Takes them into a room, which comes to be if there is none of that name, and is where they talk from
    /// then on. Whoever is in already just talks there.
    ///
    /// @param room its name, in any letter case
    /// @return that it was done, or what stands against it
    Result join(String room);

    /// Takes them out of a room, of their own will.
    ///
    /// @param room which
    /// @return that it was done, or that they are not in
    Result leave(Room room);

    /// Says something to somebody and nobody else, in their name. Both see it, but for somebody who ignores
    /// them.
    ///
    /// @param to whom
    /// @param text one line
    /// @return that it was said, or that the other is gone
    Result tell(User to, String text);

    /// {@return who said something to them alone last, even if they are gone; nobody if nobody did}
    Optional<User> lastWriter();

    /// {@return why they are away, one line, perhaps an empty one; nothing while they are not away}
    Optional<String> away();

    /// Notes that they are away.
    ///
    /// @param why one line, at most 300 characters are kept; may be empty
    void goAway(String why);

    /// Notes that they are back.
    void comeBack();

    /// Lets them see nothing any more of what somebody says, in rooms or to them alone, for as long as they
    /// are connected.
    ///
    /// @param name whom; they need not be here
    /// @return that it was done, or what stands against it: their own name, one that they ignore already,
    /// or too many of them
    Result ignore(Nickname name);

    /// Lets them see again what somebody says.
    ///
    /// @param name whom
    /// @return whether they ignored them
    boolean unignore(Nickname name);

    /// {@return whom they ignore, in no order}
    List<Nickname> ignored();

    /// {@return when they came}
    Instant since();

    /// {@return the numeric address that they are connected from} Not for everybody's eyes.
    String address();

    /// Shows them a text that nobody else sees. Line breaks are kept, control characters are not.
    ///
    /// @param text one line or several
    /// @throws IllegalStateException if the plugin sends them far more than anybody reads: 256 KiB at once,
    ///     or 512 KiB a second
    void send(String text);

    /// Ends their connection after telling them why. The room's member lists are kept right by the server,
    /// but no words are said: whoever disconnects somebody says so with [Reply#toRoom(String)] or
    /// [Room#send(String)].
    ///
    /// @param reason a sentence to the person: `"You were removed by an admin!"`
    void disconnect(String reason);
}
