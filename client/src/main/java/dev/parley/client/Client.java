package dev.parley.client;

import dev.parley.client.script.PlainDisplay;
import dev.parley.client.script.Script;
import dev.parley.client.talk.Conversation;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Pauses;
import dev.parley.client.typing.LineEditor;
import dev.parley.client.typing.Seat;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;

/// Comes in, and talks the way the surroundings allow. Immutable.
final class Client {

    private final Surroundings surroundings;
    private final Seat.Choices choices;
    private final Memory memory;
    private final Waits waits;

    Client(Surroundings surroundings, Seat.Choices choices, Memory memory, Waits waits) {
        this.surroundings = surroundings;
        this.choices = choices;
        this.memory = memory;
        this.waits = waits;
    }

    /// Talks until the person leaves or the connection ends.
    ///
    /// @param address with a nick
    /// @param password used if the server wants one; without it the person is asked
    Ending run(Address address, Optional<String> password) {
        var entrance = new Entrance(address, password, waits, _ -> {});
        Entrance.Outcome outcome =
                entrance.enter(() -> surroundings.person().flatMap(person -> person.askSecretly("Password: ")));
        return switch (outcome) {
            case Entrance.Outcome.Failed(String reason, boolean _) -> Ending.failed(reason);
            case Entrance.Outcome.Entered entered -> {
                memory.remember(address);
                try {
                    yield talk(entrance, entered);
                } catch (IOException e) {
                    yield Ending.failed("The terminal cannot be used: " + e.getMessage());
                } finally {
                    entered.connection().close();
                }
            }
        };
    }

    private Ending talk(Entrance entrance, Entrance.Outcome.Entered entered) throws IOException {
        Optional<Terminal> found = surroundings.isEditable() ? LineEditor.terminal() : Optional.empty();
        if (found.isEmpty()) {
            return talkPlainly(entered);
        }
        try (Terminal terminal = found.get()) {
            return new Seat(terminal, choices, entrance, entered, Pauses.usual(), waits).talk();
        }
    }

    private Ending talkPlainly(Entrance.Outcome.Entered entered) {
        ServerMessage.Welcome welcome = entered.welcome();
        var display = new PlainDisplay(surroundings.out(), surroundings.err());
        var conversation = new Conversation(entered.connection(), welcome, display, waits);
        conversation.start(Conversation.greeting(welcome, entered.connection().place()));
        return new Script(surroundings.in(), welcome.maxLineBytes(), conversation, display).run();
    }
}
