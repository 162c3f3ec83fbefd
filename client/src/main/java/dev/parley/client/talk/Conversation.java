package dev.parley.client.talk;

import dev.parley.client.wire.Connection;
import dev.parley.client.wire.Connection.Received;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The talk on one connection after its welcome: sends what is typed, shows what comes. Safe for all
/// threads; a thread of its own listens from [#start()] on.
public final class Conversation {

    private static final String PREFIX = "c";

    private final Connection connection;
    private final ServerMessage.Welcome welcome;
    private final Display display;
    private final Waits waits;
    private final Outstanding outstanding = new Outstanding();
    private final Outbox outbox;
    private final Whereabouts whereabouts = new Whereabouts();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile boolean quitting;
    private volatile @Nullable String quitId;
    private volatile boolean leaving;
    private volatile boolean refused;

    /// One that has not begun.
    ///
    /// @param count is told how many lines wait because the server takes only so many at once, after each change
    public Conversation(
            Connection connection,
            ServerMessage.Welcome welcome,
            Display display,
            Waits waits,
            Timekeeper time,
            IntConsumer count) {
        this.connection = connection;
        this.welcome = welcome;
        this.display = display;
        this.waits = waits;
        int rate = welcome.rate() == null ? 0 : welcome.rate();
        this.outbox = new Outbox(rate, time, outstanding, this::transmit, count);
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

    /// Sends a typed line as soon as the server takes it: says it or runs it as a command. A blank one is not sent,
    /// nor one after `/quit`.
    ///
    /// @return false if the connection is over, so that the line could not be sent any more
    public boolean submit(String typed) {
        if (typed.isBlank() || quitting) {
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
        boolean open = outbox.add(typed, message);
        quitting = open && message instanceof ClientMessage.Command command && Typed.isQuit(command);
        return open;
    }

    /// How many more lines can be submitted without waiting.
    int room() {
        return outbox.room();
    }

    /// Waits until another line can be submitted, or the connection is over.
    public void awaitRoom() throws InterruptedException {
        outbox.awaitRoom();
    }

    /// Forgets the submitted lines that have not been sent.
    ///
    /// @return how many
    int drop() {
        quitting = quitId != null;
        return outbox.drop();
    }

    /// Sends something that is no typed line.
    void send(ClientMessage message) {
        if (message instanceof ClientMessage.Join) {
            outbox.countOther();
        }
        connection.send(message);
    }

    private void transmit(ClientMessage message) {
        try {
            if (message instanceof ClientMessage.Command command && Typed.isQuit(command)) {
                quitId = command.id();
            }
            connection.send(message);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e); // a bug: whoever waits for the end must hear of it
        }
    }

    /// Takes no more lines.
    ///
    /// @return the said lines that have not come back, and all that have not been sent
    List<String> close() {
        connection.close();
        List<String> unsent = outbox.close();
        return Stream.concat(outstanding.close().stream(), unsent.stream()).toList();
    }

    /// Tells how many lines waited for the server to take them when the end came, if there were any.
    public void tellUnsent() {
        int lines = outbox.close().size();
        if (lines > 0) {
            display.notice((lines == 1 ? "One line" : lines + " lines") + " waited to be sent, in vain");
        }
    }

    /// The commands that have no answer.
    List<String> unanswered() {
        return outstanding.unanswered();
    }

    /// Leaves at once. What was sent before still reaches the server.
    public void leave() {
        leaving = true;
        outbox.close();
        connection.endOutput();
        ended.completeOnTimeout(Ending.wanted(), waits.goodbye().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Leaves when everything that was submitted has been sent and the server has handled it, or does not answer any
    /// more.
    public void leaveWhenAllIsHandled() throws InterruptedException {
        outbox.awaitEmpty();
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
        return PREFIX + lastId.incrementAndGet();
    }

    private void listen() {
        try {
            Ending ending;
            do {
                ending = handle(connection.receive());
            } while (ending == null);
            ended.complete(ending);
            outbox.close();
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
            slowDown(error);
            if (error.id() != null && error.id().equals(quitId)) {
                return Ending.wanted(); // there is no such command here, but the wish is clear
            }
        }
        count(message);
        return null;
    }

    /// Nothing counts for a while, so that it is of no use to send anything. What is asked while somebody types is
    /// counted apart.
    private void slowDown(ServerMessage.Error error) {
        boolean isLine = error.id() == null || error.id().startsWith(PREFIX);
        if (isLine && error.is(ErrorCode.TOO_FAST) && error.retryAfter() != null) {
            outbox.hold(Duration.ofMillis(error.retryAfter()));
        }
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
