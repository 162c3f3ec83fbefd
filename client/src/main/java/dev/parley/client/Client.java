package dev.parley.client;

import dev.parley.client.script.AnswerDisplay;
import dev.parley.client.script.Exec;
import dev.parley.client.script.JsonDisplay;
import dev.parley.client.script.Output;
import dev.parley.client.script.PlainDisplay;
import dev.parley.client.script.Script;
import dev.parley.client.talk.Conversation;
import dev.parley.client.talk.Display;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Pauses;
import dev.parley.client.talk.Timekeeper;
import dev.parley.client.typing.LineEditor;
import dev.parley.client.typing.Seat;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;

/// Comes in, and talks the way the task asks and the surroundings allow. For one thread.
final class Client {

    /// What a script wants.
    ///
    /// @param lines to be submitted instead of what comes from the input; none for that
    /// @param json whether to print the messages as they come
    record Task(List<String> lines, boolean json) {

        boolean isForAPerson() {
            return lines.isEmpty() && !json;
        }
    }

    private final Surroundings surroundings;
    private final Task task;
    private final Output output;
    private final JsonDisplay messages;
    private final Seat.Choices choices;
    private final Memory memory;
    private final Waits waits;

    Client(Surroundings surroundings, Task task, Seat.Choices choices, Memory memory, Waits waits) {
        this.surroundings = surroundings;
        this.task = task;
        this.output = new Output(surroundings.out());
        this.messages = new JsonDisplay(output, surroundings.err());
        this.choices = choices;
        this.memory = memory;
        this.waits = waits;
    }

    /// Talks until the person leaves or the connection ends.
    ///
    /// @param address with a nick
    /// @param password used if the server wants one; without it the person is asked
    Ending run(Address address, Optional<String> password) {
        var entrance = new Entrance(address, password, waits, task.json() ? messages::print : _ -> {});
        CompletableFuture<Optional<Terminal>> terminal = task.isForAPerson() && surroundings.isEditable()
                ? CompletableFuture.supplyAsync(LineEditor::terminal) // takes a while, and so does coming in
                : CompletableFuture.completedFuture(Optional.empty());
        Entrance.Outcome outcome =
                entrance.enter(() -> surroundings.person().flatMap(person -> person.askSecretly("Password: ")));
        return switch (outcome) {
            case Entrance.Outcome.Failed(String reason, boolean _) -> Ending.failed(reason);
            case Entrance.Outcome.Entered entered -> {
                memory.remember(address);
                try {
                    yield talk(entrance, entered, terminal.join());
                } catch (IOException e) {
                    yield Ending.failed("The terminal cannot be used: " + e.getMessage());
                } finally {
                    entered.connection().close();
                }
            }
        };
    }

    private Ending talk(Entrance entrance, Entrance.Outcome.Entered entered, Optional<Terminal> found)
            throws IOException {
        if (!task.lines().isEmpty()) {
            Display display = task.json() ? messages : new AnswerDisplay(output, surroundings.err());
            return new Exec(task.lines(), converse(entered, display)).run();
        }
        if (task.json()) {
            return readLines(entered, messages);
        }
        if (found.isEmpty()) {
            return talkPlainly(entered);
        }
        try (Terminal terminal = found.get()) {
            return new Seat(terminal, choices, entrance, entered, Pauses.usual(), waits).talk();
        }
    }

    private Ending talkPlainly(Entrance.Outcome.Entered entered) {
        var display = new PlainDisplay(output, surroundings.err());
        display.notice(
                Conversation.greeting(entered.welcome(), entered.connection().place()));
        return readLines(entered, display);
    }

    /// Sends what comes from the input.
    private Ending readLines(Entrance.Outcome.Entered entered, Display display) {
        ServerMessage.Welcome welcome = entered.welcome();
        Conversation conversation = converse(entered, display);
        return new Script(surroundings.in(), welcome.maxLineBytes(), conversation, display).run();
    }

    private Conversation converse(Entrance.Outcome.Entered entered, Display display) {
        var conversation =
                new Conversation(entered.connection(), entered.welcome(), display, waits, Timekeeper.usual(), _ -> {});
        output.onBroken(conversation::leave);
        conversation.start();
        return conversation;
    }
}
