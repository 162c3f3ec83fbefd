package dev.parley.client.talk;

import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Entrance.Outcome;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps a person in a talk: when the connection is lost, it comes in again under the same name, after
/// pauses that grow. What is typed meanwhile is kept. Safe for all threads; a thread of its own waits and
/// connects.
public final class Link {

    /// Is told how things stand, by whatever thread changes them.
    public interface Watcher {

        /// The state of the connection in a few words.
        void state(String words);

        /// How many lines are kept.
        void kept(int lines);

        /// How many lines wait because the server takes only so many at once.
        void waiting(int lines);
    }

    /// The state of the connection when all is well.
    public static final String CONNECTED = "connected";

    private final Entrance entrance;
    private final Display display;
    private final Watcher watcher;
    private final Pauses pauses;
    private final Waits waits;
    private final Timekeeper time;
    private final Kept kept;
    private final Semaphore wake = new Semaphore(0);
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile @Nullable Conversation conversation;
    private volatile boolean leaving;
    private volatile boolean late;

    public Link(Entrance entrance, Display display, Watcher watcher, Pauses pauses, Waits waits, Timekeeper time) {
        this.entrance = entrance;
        this.display = display;
        this.watcher = watcher;
        this.pauses = pauses;
        this.waits = waits;
        this.time = time;
        this.kept = new Kept(watcher::kept);
    }

    /// Begins to listen on a first connection. To be called once.
    public void start(Outcome.Entered entered) {
        Conversation first = open(entered, Conversation.greeting(entered.welcome(), entrance.place()));
        Thread.ofPlatform().daemon().name("link").start(() -> {
            try {
                ended.complete(stay(first));
            } catch (RuntimeException e) {
                ended.completeExceptionally(e); // a bug: whoever waits for the end must hear of it
            } catch (InterruptedException e) {
                ended.complete(Ending.wanted());
            }
        });
    }

    /// Completed when the person has left, or cannot come back.
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /// Sends a typed line, or keeps it while there is no connection. A blank one says: try to connect now.
    public void submit(String typed) {
        Conversation now = conversation;
        if (typed.isBlank()) {
            wake.release();
        } else if (now == null || !now.submit(typed)) {
            display.notice(
                    kept.add(typed)
                            ? "There is no connection: the line is kept"
                            : "There is no connection, and " + Kept.MAX_LINES
                                    + " lines are kept already: this one is not");
        }
    }

    /// How many lines can be submitted now. More would be refused while there is no connection, and else fill the
    /// memory.
    public int room() {
        Conversation now = conversation;
        return now == null ? Integer.MAX_VALUE : now.room();
    }

    /// Sends all that has been kept.
    public void sendKept() {
        if (conversation == null) {
            display.notice("There is no connection yet");
            return;
        }
        kept.take().forEach(this::submit);
    }

    /// Forgets all that has been kept, and all that waits to be sent.
    public void dropKept() {
        Conversation now = conversation;
        int lines = kept.take().size() + (now == null ? 0 : now.drop());
        display.notice((lines == 1 ? "One line is" : lines + " lines are") + " forgotten");
    }

    private void waiting(int lines) {
        if (lines > 0 && !late) {
            display.notice("The server takes only so many lines at once, the rest follows: /drop forgets it");
        }
        late = lines > 0;
        watcher.waiting(lines);
    }

    /// One of the kept lines was said after all.
    public void wasSaid(String text) {
        kept.wasSaid(text);
    }

    /// Asks the person what shall become of the lines that are kept, if there are any.
    public void askAboutKept() {
        int lines = kept.size();
        if (lines > 0) {
            display.notice((lines == 1 ? "One line is" : lines + " lines are")
                    + " kept from the time without a connection: /send sends, /drop forgets");
        }
    }

    /// Sends something that is no typed line, if there is a connection.
    public void send(ClientMessage message) {
        Conversation now = conversation;
        if (now != null) {
            now.send(message);
        }
    }

    /// Takes the connection for lost.
    void giveUp(String reason) {
        Conversation now = conversation;
        if (now != null) {
            now.giveUp(reason);
        }
    }

    /// Leaves at once. What was sent before still reaches the server.
    public void leave() {
        leaving = true;
        Conversation now = conversation;
        if (now == null) {
            ended.complete(Ending.wanted());
        } else {
            now.leave();
        }
        wake.release();
    }

    private Conversation open(Outcome.Entered entered, String greeting) {
        var opened = new Conversation(entered.connection(), entered.welcome(), display, waits, time, this::waiting);
        conversation = opened;
        watcher.state(CONNECTED);
        display.notice(greeting);
        opened.start();
        return opened;
    }

    private Ending stay(Conversation first) throws InterruptedException {
        Conversation current = first;
        while (true) {
            Ending ending = current.ended().join();
            conversation = null;
            List<String> unheard = current.close();
            if (leaving || ending.cause() == Ending.Cause.WANTED || ending.cause() == Ending.Cause.FAILED) {
                current.tellUnsent();
                return ending;
            }
            kept.addBefore(unheard);
            current.unanswered().forEach(command -> display.notice("Whether this was done is not known: " + command));
            Outcome outcome = comeBack(ending);
            if (leaving || !(outcome instanceof Outcome.Entered entered)) {
                return leaving ? Ending.wanted() : Ending.failed(((Outcome.Failed) outcome).reason());
            }
            current = open(entered, again(entered.welcome()));
        }
    }

    private static String again(ServerMessage.Welcome welcome) {
        return "You are " + welcome.nick() + " in " + welcome.room() + " again";
    }

    /// Tries until it is in, or it is of no use. After a farewell from a server that goes on serving
    /// others, it was meant for this person, who decides whether to come back.
    private Outcome comeBack(Ending ending) throws InterruptedException {
        boolean sentAway = ending.cause() == Ending.Cause.DISMISSED && entrance.isOpen();
        wake.drainPermits(); // what was pressed before the person could know
        display.notice(ending.text() + (sentAway ? " Press Enter to come back." : " – trying again …"));
        if (sentAway) {
            watcher.state("sent away, Enter comes back");
            wake.acquire();
        }
        String told = "";
        for (int attempt = sentAway ? -1 : 0; true; attempt++) {
            pause(attempt);
            watcher.state("connecting …");
            Outcome outcome = entrance.enter(Optional::empty);
            if (leaving || !(outcome instanceof Outcome.Failed(String reason, boolean forGood)) || forGood) {
                return outcome;
            }
            if (!reason.equals(told)) { // once is enough: how it goes on stands in the line of status
                display.notice(reason);
                told = reason;
            }
        }
    }

    private void pause(int attempt) throws InterruptedException {
        if (attempt < 0) {
            return; // Enter has just been pressed
        }
        Duration pause = pauses.before(attempt);
        watcher.state(
                "not connected, next attempt in " + Math.ceilDiv(pause.toMillis(), 1000) + " s, Enter tries at once");
        wake.drainPermits();
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
