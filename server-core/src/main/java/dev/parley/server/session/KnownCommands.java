package dev.parley.server.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ServerMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The list of commands that a client has been sent last. Safe for all threads.
final class KnownCommands {

    @GuardedBy("this")
    private ServerMessage.@Nullable Commands sent;

    /// The list, if it is another one than the client knows; the client knows it then.
    synchronized Optional<ServerMessage.Commands> news(ServerMessage.Commands now) {
        boolean known = now.equals(sent);
        sent = now;
        return known ? Optional.empty() : Optional.of(now);
    }
}
