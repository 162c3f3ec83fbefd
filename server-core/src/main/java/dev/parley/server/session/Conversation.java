package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.config.Durations;
import dev.parley.server.people.Nick;
import dev.parley.server.room.Excerpt;
import dev.parley.server.room.Room;
import dev.parley.server.room.Transcript;
import dev.parley.server.session.Doorkeeper.Verdict;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that one connection says to the server, from its first word to its end: greeting, perhaps a password,
/// then talk.
///
/// Touched by the connection's event loop only.
public final class Conversation {

    private final Connection connection;
    private final Reception reception;
    private final Inbox inbox;
    private Stage stage = new Stage.Greeting();
    private boolean intoLobby = true;
    private @Nullable Future<?> deadline;

    private sealed interface Stage {
        /// Nothing has been said.
        record Greeting() implements Stage {}

        /// The name is known, the password is not.
        record PasswordAsked(Nick nick) implements Stage {}

        /// The password is being checked.
        record Checking() implements Stage {}

        /// They are in.
        record Talking(Session session) implements Stage {}

        /// Nothing that is said counts any more.
        record Over() implements Stage {}
    }

    public Conversation(Connection connection, Reception reception) {
        this.connection = connection;
        this.reception = reception;
        this.inbox = new Inbox(connection);
        this.deadline = expectProgress();
    }

    /// A line or message of a dialect without message types: a name, a password, or talk, as the moment has
    /// it.
    ///
    /// @param talk what to do with it once they are in
    public void text(String text, BiConsumer<Session, String> talk) {
        inbox.add(() -> {
            switch (stage) {
                case Stage.Greeting _ -> greet(text, null);
                case Stage.PasswordAsked(Nick nick) -> check(nick, text);
                case Stage.Talking(Session session) -> talk.accept(session, text);
                case Stage.Checking _, Stage.Over _ -> {}
            }
        });
    }

    /// A name, with its password if it has one.
    public void hello(ClientMessage.Hello hello) {
        Integer protocol = hello.protocol();
        inbox.add(() -> {
            if (protocol != null && protocol < JsonLines.VERSION) {
                refuse(ErrorCode.BAD_PROTOCOL, "This server speaks protocol version " + JsonLines.VERSION + ".");
            } else if (stage instanceof Stage.Greeting || stage instanceof Stage.PasswordAsked) {
                intoLobby = hello.lobby() == null || hello.lobby();
                greet(hello.nick(), hello.password());
            } else {
                answer(null, ErrorCode.OUT_OF_ORDER, "You have said hello already.");
            }
        });
    }

    /// Something for somebody who is in; before that it is refused.
    ///
    /// @param id what the refusal carries
    public void talk(@Nullable String id, Consumer<Session> talk) {
        inbox.add(() -> inside(id, session -> {
            if (session.tempo().passesLine(id)) {
                talk.accept(session);
            }
        }));
    }

    /// The same for what a client asks by itself while its user types or reads.
    public void question(@Nullable String id, Consumer<Session> question) {
        inbox.add(() -> atOnce(id, question));
    }

    /// The same, without waiting for what came before it.
    public void atOnce(@Nullable String id, Consumer<Session> question) {
        inside(id, session -> {
            if (session.tempo().passesQuestion(id)) {
                question.accept(session);
            }
        });
    }

    private void inside(@Nullable String id, Consumer<Session> talk) {
        switch (stage) {
            case Stage.Talking(Session session) -> talk.accept(session);
            case Stage.Over _ -> {}
            default -> error(id, ErrorCode.OUT_OF_ORDER, "Say hello first.");
        }
    }

    /// Asks for lines that were said in a room that they are in; what they send meanwhile waits.
    ///
    /// @param then given the answer
    public void ask(Room room, Transcript.Range range, Consumer<Excerpt> then) {
        room.transcript().known(range).ifPresentOrElse(then, () -> {
            inbox.hold();
            reception
                    .past()
                    .read(
                            room,
                            range,
                            excerpt -> connection.loop().execute(() -> {
                                then.accept(excerpt);
                                inbox.release();
                            }));
        });
    }

    /// Who is in, if what they send now need not wait for what came before it; else null. They have to be asked
    /// for [Session#maySay].
    public @Nullable Session free() {
        return !inbox.isHeld() && stage instanceof Stage.Talking(Session session) ? session : null;
    }

    /// Something came that cannot be read. Whoever is in is told; where a name or password was expected, it
    /// was none.
    public void unreadable(ErrorCode code, String reason) {
        inbox.add(() -> {
            if (!(stage instanceof Stage.Talking(Session session))) {
                refuse(code, reason);
            } else if (session.tempo().passesLine(null)) {
                error(null, code, reason);
            }
        });
    }

    /// A message came that says nothing. That ends no conversation; from somebody who is in it counts as what they
    /// send.
    ///
    /// @param id what the answer carries
    public void nonsense(@Nullable String id, ErrorCode code, String reason) {
        inbox.add(() -> answer(id, code, reason));
    }

    /// Says why something was of no use; somebody who is in may send only so much of that.
    private void answer(@Nullable String id, ErrorCode code, String reason) {
        switch (stage) {
            case Stage.Talking(Session session) when !session.tempo().passesLine(id) -> {}
            case Stage.Over _ -> {}
            default -> error(id, code, reason);
        }
    }

    /// Whether they are in.
    public boolean isTalking() {
        return stage instanceof Stage.Talking;
    }

    /// Ends the conversation with a reason: somebody who is in leaves, anybody else is refused.
    public void refuse(ErrorCode code, String reason) {
        if (stage instanceof Stage.Talking(Session session)) {
            session.leave(reason);
        } else {
            connection.close(new ServerMessage.Error(null, code, reason));
        }
        stage = new Stage.Over();
        inbox.release();
    }

    /// The connection has ended. What came before that still counts.
    public void closed() {
        inbox.add(() -> {
            if (stage instanceof Stage.Talking(Session session)) {
                session.disconnected();
            }
            stage = new Stage.Over();
        });
    }

    private void greet(String wanted, @Nullable String password) {
        switch (reception.doorkeeper().judge(wanted, connection.address())) {
            case Verdict.Refused(ErrorCode code, String reason) -> refuse(code, reason);
            case Verdict.Admitted(Nick nick) -> enter(nick);
            case Verdict.PasswordNeeded(Nick nick) when password != null -> check(nick, password);
            case Verdict.PasswordNeeded(Nick nick) -> {
                boolean askedBefore = stage instanceof Stage.PasswordAsked;
                stage = new Stage.PasswordAsked(nick);
                if (!askedBefore) { // asking again buys no time
                    deadline = expectProgress();
                }
                error(null, ErrorCode.PASSWORD_REQUIRED, "The name " + nick + " needs its password.");
            }
        }
    }

    private void check(Nick nick, String password) {
        stage = new Stage.Checking();
        inbox.hold();
        reception
                .doorkeeper()
                .check(
                        nick,
                        password,
                        connection.address(),
                        verdict -> connection.loop().execute(() -> checked(nick, verdict)));
    }

    private void checked(Nick nick, Verdict verdict) {
        if (!(stage instanceof Stage.Checking)) {
            return; // they were sent away meanwhile
        }
        if (verdict instanceof Verdict.Refused(ErrorCode code, String reason)) {
            refuse(code, reason);
        } else {
            enter(nick);
        }
    }

    private void enter(Nick nick) {
        Doorkeeper doorkeeper = reception.doorkeeper();
        Session session = new Session(doorkeeper.identityOf(nick), connection, inbox, reception);
        if (doorkeeper.admit(session) instanceof Verdict.Refused(ErrorCode code, String reason)) {
            refuse(code, reason);
            return;
        }
        stage = new Stage.Talking(session);
        stopWaiting();
        session.enter(intoLobby);
    }

    /// Whoever stays at one point of the greeting for too long is sent away.
    private Future<?> expectProgress() {
        Class<?> now = stage.getClass();
        return connection.schedule(reception.handshakeTimeout(), () -> {
            if (stage.getClass() == now) {
                String after = Durations.format(reception.handshakeTimeout());
                refuse(ErrorCode.HANDSHAKE_TIMEOUT, "Nothing was said for " + after + ". Goodbye.");
            }
        });
    }

    /// They are in. What would have sent them away goes out of memory now, and not only when it is due.
    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void error(@Nullable String id, ErrorCode code, String text) {
        connection.send(new ServerMessage.Error(id, code, text));
    }
}
