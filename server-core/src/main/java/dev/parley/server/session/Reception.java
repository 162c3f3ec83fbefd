package dev.parley.server.session;

import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.room.Rooms;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What every connection needs to become a session.
///
/// @param doorkeeper decides who comes in
/// @param sessions who is here
/// @param rooms where they are
/// @param commands what they may run
/// @param filters what sees their lines before they are said
/// @param past what was said before
/// @param silence who of them may not talk
/// @param limits how much they may send
/// @param clock the time of day
/// @param serverName the program and its version, for the welcome
/// @param maxLineBytes the longest line that is accepted
/// @param handshakeTimeout how long a connection may take to say its name, and then its password
public record Reception(
        Doorkeeper doorkeeper,
        Sessions sessions,
        Rooms rooms,
        Commands commands,
        Filters filters,
        Past past,
        Silence silence,
        RateLimits limits,
        InstantSource clock,
        String serverName,
        int maxLineBytes,
        Duration handshakeTimeout) {

    /// What somebody is greeted with who has come in.
    ///
    /// @param lobby how they came into the lobby; null if they did not
    Welcome welcome(Session session, @Nullable Joined lobby) {
        return new Welcome(
                JsonLines.VERSION,
                serverName,
                session.nick(),
                lobby == null ? null : lobby.room(),
                lobby == null ? null : lobby.number(),
                lobby == null ? null : lobby.epoch(),
                lobby == null ? null : lobby.members(),
                lobby == null ? clock.millis() : lobby.time(),
                maxLineBytes,
                limits.rateOf(session),
                lobby == null ? null : lobby.topic());
    }
}
