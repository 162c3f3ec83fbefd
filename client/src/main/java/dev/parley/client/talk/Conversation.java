package dev.parley.client.talk;

import dev.parley.client.wire.Connection;
import dev.parley.client.wire.Connection.Received;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The talk on one connection after its welcome: sends what is typed, shows what comes. Safe for all
/// threads; a thread of its own listens from [#start()] on.
public final class Conversation {

    private static final String QUIT = "/quit";

    private final Connection connection;
    private final ServerMessage.Welcome welcome;
    private final Display display;
    private final Waits waits;
    private final Outstanding outstanding = new Outstanding();
    private final Whereabouts whereabouts = new Whereabouts();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile @Nullable String quitId;
    private volatile boolean leaving;
    private volatile boolean refused;

    public Conversation(Connection connection, ServerMessage.Welcome welcome, Display display, Waits waits) {
        this.connection = connection;
        this.welcome = welcome;
        this.display = display;
        this.waits = waits;
    }

    /// What to tell a person who has just come in.
    public static String greeting(ServerMessage.Welcome welcome, String place) {
        return "You are " + welcome.nick() + (welcome.room() == null ? "" : " in " + welcome.room()) + " on " + place
                + " (" + welcome.server() + "). /help lists the commands.";
    }

    /// Shows the welcome, and begins to listen. To be called once.
    public void start() {
        whereabouts.follow(welcome);
        display.show(welcome);
        Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /// Completed when the connection is over.
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /// Whether the server said no to anything so far.
    public boolean wasRefused() {
        return refused;
    }

    /// Sends a typed line: says it or runs it as a command. A blank one is not sent, nor one after `/quit`.
    ///
    /// @return false if the connection is over, so that the line could not be sent any more
    public boolean submit(String typed) {
        if (typed.isBlank() || quitId != null) {
            return true;
        }
        String room = whereabouts.isAtHome() ? null : whereabouts.room(); // left out, it is the room of the welcome
        ClientMessage message = Typed.read(typed, room, nextId());
        int bytes = Connection.bytesOf(message);
        if (bytes > welcome.maxLineBytes()) {
            refused = true;
            display.notice("That line is too long and was not sent: " + bytes + " bytes, and the server takes "
                    + welcome.maxLineBytes());
            return true;
        }
        boolean open;
        if (message instanceof ClientMessage.Command command && command.id() != null) {
            open = outstanding.ask(command.id(), command.line());
            quitId = open && isQuit(command.line()) ? command.id() : null;
        } else {
            open = outstanding.say(typed);
        }
        if (open) {
            connection.send(message);
        }
        return open;
    }

    /// Sends something that is no typed line.
    void send(ClientMessage message) {
        connection.send(message);
    }

    /// Takes no more lines.
    ///
    /// @return the said lines that have not come back
    List<String> close() {
        connection.close();
        return outstanding.close();
    }

    /// The commands that have no answer.
    List<String> unanswered() {
        return outstanding.unanswered();
    }

    /// Leaves at once. What was sent before still reaches the server.
    public void leave() {
        leaving = true;
        connection.endOutput();
        ended.completeOnTimeout(Ending.wanted(), waits.goodbye().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Leaves when the server has handled everything that was submitted, or does not answer any more.
    public void leaveWhenAllIsHandled() throws InterruptedException {
        String id = nextId();
        outstanding.ask(id, "");
        connection.send(new ClientMessage.Ping(id));
        int lost = outstanding.awaitAnswers(waits.handled());
        if (lost > 0) {
            ended.complete(
                    Ending.failed(connection.place() + " did not confirm the last " + lost + " of what was sent"));
        }
        leave();
    }

    /// Gives the connection up: it has been silent for too long.
    void giveUp(String reason) {
        ended.complete(lost(reason));
        connection.close();
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
            outstanding.close();
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
            case Received.Ended(String reason) -> isWanted() ? Ending.wanted() : lost(reason);
        };
    }

    private Ending lost(String reason) {
        return Ending.lost("The connection to " + connection.place() + " is lost: " + reason);
    }

    private boolean isWanted() {
        return leaving || quitId != null;
    }

    /// Shows first and counts then, so that whoever waits for the count has seen everything.
    private @Nullable Ending handle(ServerMessage message) {
        if (message instanceof ServerMessage.Farewell(String text)) {
            return isWanted() ? Ending.wanted(text) : Ending.dismissed(text);
        }
        whereabouts.follow(message);
        display.show(message);
        if (message instanceof ServerMessage.Error error) {
            refused = true;
            if (error.id() != null && error.id().equals(quitId)) {
                return Ending.wanted(); // there is no such command here, but the wish is clear
            }
        }
        count(message);
        return null;
    }

    private void count(ServerMessage message) {
        switch (message) {
            case ServerMessage.Line line -> {
                if (line.from() != null && whereabouts.isMe(line.from()) && !line.isAction()) {
                    outstanding.heard();
                }
            }
            case ServerMessage.Reply reply -> {
                if (reply.id() != null) { // else nobody asked for it
                    outstanding.answered(reply.id());
                }
            }
            case ServerMessage.Error error -> outstanding.answered(error.id());
            case ServerMessage.Pong pong -> outstanding.answered(pong.id());
            case ServerMessage.Completions _,
                    ServerMessage.Joined _,
                    ServerMessage.Left _,
                    ServerMessage.Removed _,
                    ServerMessage.Topic _,
                    ServerMessage.Edited _,
                    ServerMessage.Deleted _,
                    ServerMessage.Hidden _,
                    ServerMessage.Private _,
                    ServerMessage.Here _,
                    ServerMessage.Renamed _,
                    ServerMessage.Welcome _,
                    ServerMessage.Commands _,
                    ServerMessage.History _,
                    ServerMessage.Farewell _ -> {}
        }
    }
}
