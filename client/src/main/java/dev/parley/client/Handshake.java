package dev.parley.client;

import dev.parley.client.Connection.Received;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Comes in under a name. For one thread, which waits for the server, and for the person when a password is
/// needed.
final class Handshake {

    /// What the server made of it.
    sealed interface Outcome {
        record Welcomed(ServerMessage.Welcome welcome) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    /// More lines than this that are no messages, and it is another kind of server.
    private static final int MAX_NOISES = 100;

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
            case Received.Ended(String reason) -> new Outcome.Refused(lastNoise.isEmpty() ? reason : lastNoise);
            case Received.Noise(String text) -> {
                lastNoise = text.replaceFirst("^" + OLD_GREETING, "").strip();
                noises++;
                yield noises <= MAX_NOISES ? null : new Outcome.Refused("it does not answer as a Parley server does");
            }
        };
    }

    private @Nullable Outcome answerTo(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Welcome welcome -> new Outcome.Welcomed(welcome);
            case ServerMessage.Error error -> answerTo(error);
            case ServerMessage.Farewell(String text) -> new Outcome.Refused(text);
            case ServerMessage.RoomEvent _,
                    ServerMessage.Reply _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.History _,
                    ServerMessage.Pong _ -> null; // means nothing before the welcome
        };
    }

    private @Nullable Outcome answerTo(ServerMessage.Error error) {
        if (!error.is(ErrorCode.PASSWORD_REQUIRED) || passwordSent) {
            return new Outcome.Refused(error.text());
        }
        Optional<String> password = passwords.get();
        if (password.isEmpty()) {
            return new Outcome.Refused(nick + " has a password: give it with --password-file or in PARLEY_PASSWORD");
        }
        passwordSent = true;
        hello(password.get());
        return null;
    }

    private void hello(@Nullable String password) {
        connection.send(new Hello(nick, password, JsonLines.VERSION));
    }
}
