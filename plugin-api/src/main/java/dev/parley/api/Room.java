package dev.parley.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A room by its name. Safe for all threads. What changes the rules of a room blocks until they are on the
/// disk, if it is one that stays; nothing else here blocks.
public interface Room {

    /// {@return the name, without any mark: `lobby`}
    String name();

    /// {@return who is in it now, in the order in which they came}
    List<User> members();

    /// Says something to everyone in the room, in the server's name.
    ///
    /// @param text one line
    /// @throws IllegalStateException if the plugin says far more than anybody reads: 256 KiB at once, or
    ///     512 KiB a second, each line counted with 128 bytes more
    void send(String text);

    /// {@return what it is about, one line; empty for nothing}
    String topic();

    /// Says what it is about. Everybody in the room is told.
    ///
    /// @param by who says so
    /// @param topic one line, empty for nothing; at most 300 characters
    /// @return that it was done, or that the topic is too long
    /// @throws IOException if it could not be stored; the topic is as before then
    Result changeTopic(User by, String topic) throws IOException;

    /// {@return whether it is kept in this way}
    ///
    /// @param mode which
    boolean is(RoomMode mode);

    /// Keeps it in some way from now on, or does so no more. Nobody is told.
    ///
    /// @param mode which
    /// @param on whether
    /// @return that it was done, or that the lobby cannot be kept so
    /// @throws IOException if it could not be stored; nothing has changed then
    Result set(RoomMode mode, boolean on) throws IOException;

    /// {@return how long each has to wait between two lines; zero for not at all} Moderators never do.
    Duration slow();

    /// Has everybody wait between two lines from now on. Nobody is told.
    ///
    /// @param wait how long; zero for not at all
    /// @throws IOException if it could not be stored; nothing has changed then
    /// @throws IllegalArgumentException if it is negative
    void slow(Duration wait) throws IOException;

    /// {@return the accounts whose owners keep order in it, ordered} Whoever made the room does so too for as
    /// long as they are in, and the server's moderators do everywhere.
    List<Nickname> moderators();

    /// Has somebody keep order in it from now on, as long as the room is there.
    ///
    /// @param account whose owner
    /// @return that it was done, or why not: there is no such account, they do so already, or there are 50
    /// @throws IOException if it could not be stored; nothing has changed then
    Result appoint(Nickname account) throws IOException;

    /// Has somebody keep order in it no more.
    ///
    /// @param account whose owner
    /// @return that it was done, or that they did not
    /// @throws IOException if it could not be stored; nothing has changed then
    Result dismiss(Nickname account) throws IOException;

    /// {@return whether somebody may know that there is this room} A hidden one is known to those who are
    /// in, and to moderators: whoever lists rooms leaves out the others.
    ///
    /// @param user who
    boolean isVisibleTo(User user);

    /// Lets somebody come in once, if only those may who are invited. They are not told.
    ///
    /// @param guest who; an invitation ends when they leave the server
    void invite(User guest);

    /// {@return what was said in it} That of a room which has come to be anew begins anew.
    History history();
}
