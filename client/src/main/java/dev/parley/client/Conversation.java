package dev.parley.client;

import dev.parley.client.Connection.Received;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The talk with a server after its welcome: sends what is typed, shows what comes. Safe for all threads; a
/// thread of its own listens from [#start()] on.
final class Conversation {

    private static final String QUIT = "/quit";

    private final Connection connection;
    private final ServerMessage.Welcome welcome;
    private final Display display;
    private final Questions questions;
    private final Waits waits;
    private final Outstanding outstanding = new Outstanding();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile @Nullable String quitId;
    private volatile boolean leaving;

    Conversation(
            Connection connection, ServerMessage.Welcome welcome, Display display, Questions questions, Waits waits) {
        this.connection = connection;
        this.welcome = welcome;
        this.display = display;
        this.questions = questions;
        this.waits = waits;
    }

    /// Begins to listen. To be called once.
    void start() {
        display.notice("You are " + welcome.nick() + " in " + welcome.room() + " on " + connection.place() + " ("
                + welcome.server() + "). /help lists the commands.");
        Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /// Completed when the connection is over.
    CompletableFuture<Ending> ended() {
        return ended;
    }

    /// Sends a typed line: says it or runs it as a command. A blank one is not sent, nor one after `/quit`.
    void submit(String typed) {
        if (typed.isBlank() || quitId != null) {
            return;
        }
        ClientMessage message = Typed.read(typed, nextId());
        int bytes = Connection.bytesOf(message);
        if (bytes > welcome.maxLineBytes()) {
            display.notice("That line is too long and was not sent: " + bytes + " bytes, and the server takes "
                    + welcome.maxLineBytes());
            return;
        }
        if (message instanceof ClientMessage.Command command && command.id() != null) {
            outstanding.ask(command.id());
            quitId = isQuit(command.line()) ? command.id() : null;
        } else {
            outstanding.say();
        }
        connection.send(message);
    }

    /// Leaves at once. What was sent before still reaches the server.
    void leave() {
        leaving = true;
        connection.endOutput();
        ended.completeOnTimeout(Ending.wanted(), waits.goodbye().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Leaves when the server has handled everything that was submitted, or does not answer any more.
    void leaveWhenAllIsHandled() throws InterruptedException {
        String id = nextId();
        outstanding.ask(id);
        connection.send(new ClientMessage.Ping(id));
        int lost = outstanding.awaitAnswers(waits.handled());
        if (lost > 0) {
            ended.complete(
                    Ending.failed(connection.place() + " did not confirm the last " + lost + " of what was sent"));
        }
        leave();
    }

    private String nextId() {
        return "c" + lastId.incrementAndGet();
    }

    private static boolean isQuit(String line) {
        return line.strip().split("\\s", 2)[0].equalsIgnoreCase(QUIT);
    }

    private void listen() {
        try {
            Ending ending;
            do {
                ending = handle(connection.receive());
            } while (ending == null);
            ended.complete(ending);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e); // a bug: whoever waits for the end must hear of it
        }
    }

    private @Nullable Ending handle(Received received) {
        return switch (received) {
            case Received.Message(ServerMessage message) -> handle(message);
            case Received.Noise _ -> {
                display.notice("The server sent a line that is no message; it is left out");
                yield null;
            }
            case Received.Ended(String reason) ->
                isWanted()
                        ? Ending.wanted()
                        : Ending.failed("The connection to " + connection.place() + " is lost: " + reason);
        };
    }

    private boolean isWanted() {
        return leaving || quitId != null;
    }

    /// Shows first and counts then, so that whoever waits for the count has seen everything.
    private @Nullable Ending handle(ServerMessage message) {
        if (message instanceof ServerMessage.Farewell(String text)) {
            return isWanted() ? Ending.wanted(text) : Ending.failed(text);
        }
        display.show(message);
        if (message instanceof ServerMessage.Error error
                && error.id() != null
                && error.id().equals(quitId)) {
            return Ending.wanted(); // there is no such command here, but the wish is clear
        }
        count(message);
        return null;
    }

    private void count(ServerMessage message) {
        switch (message) {
            case ServerMessage.Line line -> {
                if (welcome.nick().equals(line.from())) {
                    outstanding.heard();
                }
            }
            case ServerMessage.Reply reply -> outstanding.answered(reply.id());
            case ServerMessage.Error error -> outstanding.answered(error.id());
            case ServerMessage.Pong pong -> outstanding.answered(pong.id());
            case ServerMessage.Completions completions -> questions.answered(completions);
            case ServerMessage.Joined _,
                    ServerMessage.Left _,
                    ServerMessage.Removed _,
                    ServerMessage.Welcome _,
                    ServerMessage.Commands _,
                    ServerMessage.History _,
                    ServerMessage.Farewell _ -> {}
        }
    }
}
