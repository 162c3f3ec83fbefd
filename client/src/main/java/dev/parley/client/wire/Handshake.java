package dev.parley.client.wire;

import dev.parley.client.wire.Connection.Received;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Comes in under a name. For one thread, which waits for the server, and for the person when a password is
/// needed.
final class Handshake {

    /// What the server made of it.
    sealed interface Outcome {
        record Welcomed(ServerMessage.Welcome welcome) implements Outcome {}

        /// Not in.
        ///
        /// @param forGood whether it would be of no use to try again
        record Refused(String reason, boolean forGood) implements Outcome {}
    }

    /// More lines than this that are no messages, and it is another kind of server.
    private static final int MAX_NOISES = 100;

    /// What a server does not change its mind about.
    private static final Set<String> FOR_GOOD = Stream.of(
                    ErrorCode.BAD_PROTOCOL,
                    ErrorCode.NICK_INVALID,
                    ErrorCode.NICK_RESERVED,
                    ErrorCode.BANNED,
                    ErrorCode.PASSWORD_REQUIRED,
                    ErrorCode.PASSWORD_WRONG)
            .map(ErrorCode::wire)
            .collect(Collectors.toUnmodifiableSet());

    private static final String OLD_GREETING = "NICK";

    private final Connection connection;
    private final String nick;
    private final Supplier<Optional<String>> passwords;
    private final Duration patience;
    private boolean passwordSent;
    private String lastNoise = "";
    private int noises;

    /// @param passwords asked once, and only when the server wants a password
    Handshake(Connection connection, String nick, Supplier<Optional<String>> passwords, Duration patience) {
        this.connection = connection;
        this.nick = nick;
        this.passwords = passwords;
        this.patience = patience;
    }

    Outcome run() {
        connection.patience(patience);
        hello(null);
        Outcome outcome;
        do {
            outcome = answerTo(connection.receive());
        } while (outcome == null);
        connection.patience(Duration.ZERO);
        return outcome;
    }

    private @Nullable Outcome answerTo(Received received) {
        return switch (received) {
            case Received.Message(ServerMessage message) -> answerTo(message);
            case Received.Ended(String reason) -> new Outcome.Refused(lastNoise.isEmpty() ? reason : lastNoise, false);
            case Received.Noise(String text) -> {
                lastNoise = text.replaceFirst("^" + OLD_GREETING, "").strip();
                noises++;
                yield noises <= MAX_NOISES
                        ? null
                        : new Outcome.Refused("it does not answer as a Parley server does", false);
            }
        };
    }

    private @Nullable Outcome answerTo(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Welcome welcome -> new Outcome.Welcomed(welcome);
            case ServerMessage.Error error -> answerTo(error);
            case ServerMessage.Farewell(String text) -> new Outcome.Refused(text, false);
            case ServerMessage.RoomEvent _,
                    ServerMessage.Reply _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.History _,
                    ServerMessage.Private _,
                    ServerMessage.Here _,
                    ServerMessage.Pong _ -> null; // means nothing before the welcome
        };
    }

    private @Nullable Outcome answerTo(ServerMessage.Error error) {
        if (!error.is(ErrorCode.PASSWORD_REQUIRED) || passwordSent) {
            return new Outcome.Refused(error.text(), FOR_GOOD.contains(error.code()));
        }
        Optional<String> password = passwords.get();
        if (password.isEmpty()) {
            return new Outcome.Refused(
                    nick + " has a password: give it with --password-file or in PARLEY_PASSWORD", true);
        }
        passwordSent = true;
        hello(password.get());
        return null;
    }

    private void hello(@Nullable String password) {
        connection.send(new Hello(nick, password, JsonLines.VERSION));
    }
}
