package dev.parley.client;

import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/// Connects, comes in, and talks the way the surroundings allow. Immutable.
final class Client {

    private final Surroundings surroundings;
    private final Waits waits;

    Client(Surroundings surroundings, Waits waits) {
        this.surroundings = surroundings;
        this.waits = waits;
    }

    /// Talks until the person leaves or the connection ends.
    ///
    /// @param password used if the server wants one; without it the person is asked
    Ending run(Address address, String nick, Optional<String> password) {
        Supplier<Optional<String>> passwords =
                () -> password.or(() -> surroundings.person().flatMap(person -> person.askSecretly("Password: ")));
        try (Connection connection = Connection.open(address, waits.connect())) {
            return switch (new Handshake(connection, nick, passwords, waits.welcome()).run()) {
                case Handshake.Outcome.Welcomed(ServerMessage.Welcome welcome) -> talk(connection, welcome);
                case Handshake.Outcome.Refused(String reason) ->
                    Ending.failed(address.place() + " did not let " + nick + " in: " + reason);
            };
        } catch (UnknownHostException e) {
            return Ending.failed("There is no host " + address.host() + ": is nick@host:port spelled right?");
        } catch (ConnectException e) {
            return Ending.failed("Nothing answers at " + address.place() + " (" + e.getMessage()
                    + "): is the server running there? It is started by: parley server");
        } catch (IOException e) {
            return Ending.failed("Cannot reach " + address.place() + ": " + e.getMessage());
        }
    }

    private Ending talk(Connection connection, ServerMessage.Welcome welcome) throws IOException {
        Optional<Terminal> found = surroundings.isEditable() ? Console.terminal() : Optional.empty();
        if (found.isEmpty()) {
            return talkPlainly(connection, welcome);
        }
        try (Terminal terminal = found.get()) {
            return talkOn(terminal, connection, welcome);
        }
    }

    private Ending talkPlainly(Connection connection, ServerMessage.Welcome welcome) {
        var display = new PlainDisplay(surroundings.out(), surroundings.err());
        var questions = new Questions(connection, waits.completion());
        var conversation = new Conversation(connection, welcome, display, questions, waits);
        conversation.start();
        return new Script(surroundings.in(), welcome.maxLineBytes(), conversation, display).run();
    }

    /// Talks on a terminal that can move its cursor.
    Ending talkOn(Terminal terminal, Connection connection, ServerMessage.Welcome welcome) {
        var questions = new Questions(connection, waits.completion());
        boolean colour = surroundings.isColourful();
        LineReader reader = Console.readerOn(terminal, questions, colour);
        try (var display = new TerminalDisplay(reader::printAbove, ZoneId.systemDefault(), colour)) {
            var conversation = new Conversation(connection, welcome, display, questions, waits);
            conversation.start();
            return new Console(reader, conversation, display, welcome.nick()).run();
        }
    }
}
