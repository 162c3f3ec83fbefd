package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What a client sends. A component that is not [Nullable] must be there; unknown ones are ignored.
public sealed interface ClientMessage {

    /// Asks to come in under a name. The first message; again with a password when the server asked for one.
    ///
    /// @param nick the wanted nickname
    /// @param password the password of that name, if it has one
    /// @param protocol the newest protocol version that the client knows; left out for 1
    /// @param lobby whether to come into the lobby; left out for yes
    record Hello(
            String nick,
            @Nullable String password,
            @Nullable Integer protocol,
            @Nullable Boolean lobby) implements ClientMessage {

        /// A hello of somebody who comes into the lobby.
        public Hello(String nick, @Nullable String password, @Nullable Integer protocol) {
            this(nick, password, protocol, null);
        }

        @Override
        public String toString() {
            return "Hello[nick=" + nick + ", password=" + (password == null ? "none" : "given") + "]";
        }
    }

    /// Says a line, exactly as it is: a slash at its start means nothing here.
    ///
    /// @param text the line
    /// @param room where; left out for the lobby
    record Say(String text, @Nullable String room) implements ClientMessage {}

    /// Comes into a room, which comes to be if there is none of that name.
    ///
    /// @param room which, in any letter case
    /// @param id comes back in the joined or error; at most [JsonLines#MAX_ID_LENGTH] characters
    record Join(String room, @Nullable String id) implements ClientMessage {}

    /// Goes out of a room.
    ///
    /// @param room which, in any letter case
    /// @param id comes back in the left or error
    record Leave(String room, @Nullable String id) implements ClientMessage {}

    /// Asks for lines that were said in a room.
    ///
    /// @param room which; left out for the lobby
    /// @param after only lines with a greater number, the oldest of them first to be given; left out for the newest
    /// @param before only lines with a smaller number
    /// @param limit the most lines to give
    /// @param id comes back in the history or error
    record History(
            @Nullable String room,
            @Nullable Long after,
            @Nullable Long before,
            @Nullable Integer limit,
            @Nullable String id)
            implements ClientMessage {

        /// The most lines that one answer has.
        public static final int MAX_LIMIT = 100;
    }

    /// Runs a command.
    ///
    /// @param line the command as a person types it, slash included
    /// @param room where it runs, a room that the person is in; left out for the lobby
    /// @param id comes back in the reply or error; at most [JsonLines#MAX_ID_LENGTH] characters
    record Command(
            String line, @Nullable String room, @Nullable String id) implements ClientMessage {

        /// A command that runs in the lobby.
        public Command(String line, @Nullable String id) {
            this(line, null, id);
        }
    }

    /// Asks what could be typed next.
    ///
    /// @param line what has been typed
    /// @param cursor where the cursor stands, in UTF-16 code units from 0; left out for the end of the line
    /// @param room where it would be run; the one that they talk in if left out
    /// @param id comes back in the completions
    record Complete(
            String line,
            @Nullable Integer cursor,
            @Nullable String room,
            @Nullable String id) implements ClientMessage {}

    /// Asks for a [ServerMessage.Pong].
    ///
    /// @param id comes back in the pong
    record Ping(@Nullable String id) implements ClientMessage {}
}
