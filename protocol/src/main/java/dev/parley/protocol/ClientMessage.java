package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What a client sends. A component that is not [Nullable] must be there; unknown ones are ignored.
public sealed interface ClientMessage {

    /// Asks to come in under a name. The first message; again with a password when the server asked for one.
    ///
    /// @param nick the wanted nickname
    /// @param password the password of that name, if it has one
    /// @param protocol the newest protocol version that the client knows; left out for 1
    record Hello(
            String nick,
            @Nullable String password,
            @Nullable Integer protocol) implements ClientMessage {

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

    /// Runs a command.
    ///
    /// @param line the command as a person types it, slash included
    /// @param id comes back in the reply or error; at most [JsonLines#MAX_ID_LENGTH] characters
    record Command(String line, @Nullable String id) implements ClientMessage {}

    /// Asks what could be typed next.
    ///
    /// @param line what has been typed
    /// @param cursor where the cursor stands, in UTF-16 code units from 0; left out for the end of the line
    /// @param id comes back in the completions
    record Complete(
            String line, @Nullable Integer cursor, @Nullable String id) implements ClientMessage {}

    /// Asks for a [ServerMessage.Pong].
    ///
    /// @param id comes back in the pong
    record Ping(@Nullable String id) implements ClientMessage {}
}
