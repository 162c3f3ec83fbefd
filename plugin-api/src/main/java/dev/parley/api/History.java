package dev.parley.api;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was said in a room, as long as it is kept. Safe for all threads. Everything here waits for the disk, so it is
/// for commands and tasks, not for filters.
public interface History {

    /// {@return the last lines, in their order}
    ///
    /// @param count the most of them, from 1 to 100
    /// @throws IOException if they cannot be read; the message says why in a few words
    List<SaidLine> last(int count) throws IOException;

    /// {@return the last line of somebody among the last hundred, if there is one}
    ///
    /// @param author who said it
    /// @throws IOException as [#last] does
    Optional<SaidLine> lastOf(User author) throws IOException;

    /// {@return the newest lines that have some words, the newest first}
    ///
    /// @param words what is looked for, with blanks between the words: all of them in any order, in any
    ///     letter case; the last one may go on. Nothing in it has another meaning.
    /// @param from the name of who said it; empty for anybody
    /// @param since only lines from then on; empty for all
    /// @param count the most of them, from 1 to 100
    /// @throws IOException as [#last] does
    List<SaidLine> search(String words, Optional<Nickname> from, Optional<Instant> since, int count) throws IOException;

    /// Changes a line, as all in the room see.
    ///
    /// @param by who does so: whoever said it, as long as they are here or have an account, or a moderator of
    ///     the room
    /// @param number the line's number
    /// @param text what it shall say, one line
    /// @return that it was done, or that it may not be
    /// @throws IOException as [#last] does
    Result edit(User by, long number, String text) throws IOException;

    /// Deletes a line, as all in the room see.
    ///
    /// @param by as in [#edit]
    /// @param number the line's number
    /// @return that it was done, or that it may not be
    /// @throws IOException as [#last] does
    Result delete(User by, long number) throws IOException;

    /// {@return what of it is kept: as was said for this room, or else as the server's settings have it}
    Retention retention();

    /// Keeps that much of it from now on, in every room of this name. What is not to be kept is deleted within
    /// minutes, and nothing brings it back.
    ///
    /// @param retention what to keep; empty: as the server's settings have it
    /// @return that it was done, or that this server keeps nothing
    /// @throws IOException if it could not be stored; nothing has changed then
    Result retain(Optional<Retention> retention) throws IOException;
}
