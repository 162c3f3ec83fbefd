package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Reply;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.command.AuditTrail.Noted;
import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Admission;
import dev.parley.server.isolation.Failure;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Room;
import dev.parley.server.session.Commands;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a line with a slash to the command that it names, and the answer back. Safe for all threads.
///
/// The name is resolved and the permission checked on the caller's event loop, before any argument is looked
/// at; arguments are bound and the command runs on a virtual thread, since both may run plugin code.
public final class Dispatcher implements Commands {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final String CROWDED = "too many others use it at the moment.";

    private final CommandRegistry registry;
    private final ServerHandle server;
    private final Guard guard;
    private final Completer completer;
    private final Cooldowns cooldowns;
    private final Confirmations confirmations;
    private final Listings listings;
    private final AuditTrail trail;
    private final AtomicLong lastFailure = new AtomicLong();

    public Dispatcher(CommandRegistry registry, ServerHandle server, Guard guard) {
        this.registry = registry;
        this.server = server;
        this.guard = guard;
        this.completer = new Completer(registry, guard);
        this.cooldowns = new Cooldowns(guard);
        this.confirmations = new Confirmations(guard);
        this.listings = new Listings(registry, server.directory().permissions());
        this.trail = new AuditTrail(server.moderation());
    }

    /// What comes of a request.
    ///
    /// @param toRoom a line for the whole room, if there is one
    /// @param action what the caller does there, if it is that
    /// @param result what the audit log says of it, in a word
    private record Answer(
            ServerMessage toCaller,
            @Nullable String toRoom,
            @Nullable String action,
            String result) {
        Answer(ServerMessage toCaller, @Nullable String toRoom) {
            this(toCaller, toRoom, null, toCaller instanceof ServerMessage.Error error ? error.code() : "done");
        }
    }

    @Override
    public void run(Session caller, Room room, String line, @Nullable String id, Runnable done) {
        String typed = Printable.line(line);
        Optional<String> confirmed = confirmations.take(caller, typed);
        start(new Request(rights(caller, room), confirmed.orElse(typed), id, confirmed.isPresent()), done);
    }

    @Override
    public void complete(Session caller, Room room, String line, int cursor, @Nullable String id) {
        completer.complete(
                caller, rights(caller, room), command -> call(caller, room, command, false), line, cursor, id);
    }

    @Override
    public ServerMessage.Commands allFor(Session caller) {
        return listings.of(caller);
    }

    private void start(Request request, Runnable done) {
        Admission admission;
        do {
            CommandName name = registry.find(request.line(), request.rights());
            if (name == null) {
                request.caller().send(unknown(request));
                done.run();
                return;
            }
            admission = enter(request, name, done);
            // Retired: its owner has been replaced since we looked, so look again.
        } while (admission instanceof Admission.Retired);
    }

    private Admission enter(Request request, CommandName name, Runnable done) {
        RegisteredCommand<?> command = name.command();
        Admission admission = guard.call(
                command.owner(),
                "/" + command.name() + " by " + request.caller().nick(),
                command.deadline(),
                () -> execute(request, command, name.argumentsStart(request.line())),
                outcome -> {
                    if (outcome instanceof Outcome.Moved<Answer>) {
                        start(request, done);
                    } else {
                        deliver(request, command, outcome, done);
                    }
                });
        if (admission instanceof Admission.Busy(String reason)) {
            request.caller().send(busy(request, command, reason));
            done.run();
        }
        return admission;
    }

    private Answer execute(Request request, RegisteredCommand<?> command, int argumentsStart) throws Exception {
        Noted noted = noted(request, command);
        Answer answer;
        try {
            answer = attempt(request, command, argumentsStart, noted);
        } catch (Exception | Error e) {
            trail.note(noted, ErrorCode.FAILED.wire());
            throw e;
        }
        trail.note(noted, answer.result()).ifPresent(problem -> request.caller().send(Answers.text(null, problem)));
        return answer;
    }

    private <A extends Record> Answer attempt(
            Request request, RegisteredCommand<A> command, int argumentsStart, Noted noted) throws Exception {
        Call call = call(request.caller(), request.room(), command, request.confirmed());
        return switch (command.grammar().bind(request.line(), argumentsStart, call)) {
            case Binding.Refused<A>(int column, String reason) ->
                new Answer(Answers.errorAt(request.id(), ErrorCode.BAD_ARGUMENT, reason, request.line(), column), null);
            case Binding.Bound<A>(A arguments) -> {
                noted.bound(arguments);
                if (!command.confirm().isEmpty() && !request.confirmed()) {
                    yield answer(request, command, Reply.confirm(command.confirm()));
                }
                Optional<Duration> wait = cooldowns.start(request.caller(), command);
                yield answer(
                        request,
                        command,
                        wait.isPresent()
                                ? Reply.refused("You can use /" + command.name() + " again in "
                                        + Durations.format(wait.get()) + ".")
                                : noted.actor().does(() -> command.command().run(arguments, call)));
            }
        };
    }

    private static Noted noted(Request request, RegisteredCommand<?> command) {
        return new Noted(request.caller(), request.room(), command, request.line());
    }

    private Answer answer(Request request, RegisteredCommand<?> command, Reply reply) {
        String id = request.id();
        if (Answers.isCut(reply)) {
            log.warn(
                    "an answer of /{} of {} was too long and is cut",
                    command.name(),
                    command.owner().name());
        }
        return switch (reply) {
            case Reply.Nothing _ -> new Answer(Answers.text(id, ""), null);
            case Reply.Text(String text) -> new Answer(Answers.text(id, text), null);
            case Reply.Refused(String reason) -> new Answer(Answers.error(id, ErrorCode.REFUSED, reason), null);
            case Reply.Confirm(String question) -> {
                confirmations.ask(request.caller(), request.line());
                String text = question + " " + Confirmations.HOW;
                yield new Answer(Answers.text(id, text), null, null, "to be confirmed");
            }
            case Reply.Table table -> new Answer(Answers.table(id, table), null);
            case Reply.ToRoom(String text) -> new Answer(Answers.text(id, ""), Answers.roomLine(text));
            case Reply.Action(String text) -> new Answer(Answers.text(id, ""), null, Answers.roomLine(text), "done");
        };
    }

    private void deliver(Request request, RegisteredCommand<?> command, Outcome<Answer> outcome, Runnable done) {
        Answer answer = switch (outcome) {
            case Outcome.Returned<Answer>(Answer returned) -> returned;
            case Outcome.Threw<Answer>(Failure failure) -> new Answer(failed(request, command, failure), null);
            case Outcome.TimedOut<Answer> _ -> new Answer(timedOut(request, command), null);
            case Outcome.Moved<Answer> _, Outcome.Crowded<Answer> _ ->
                new Answer(busy(request, command, CROWDED), null);
        };
        if (!(outcome instanceof Outcome.Returned<Answer> || outcome instanceof Outcome.Threw<Answer>)) {
            trail.noteLater(noted(request, command), answer.result()); // the others were noted before they came here
        }
        if (answer.action() == null) {
            finish(request, answer.toRoom() == null ? answer : announce(request, command, answer.toRoom()), done);
        } else {
            request.caller().act(request.room(), answer.action(), refusal -> {
                finish(request, refusal == null ? answer : refused(request, refusal), done);
            });
        }
    }

    /// Tells the room, or only the caller if they may say nothing there at the moment. What those alone can do who
    /// keep order is told in any case: the others are to know of it.
    private static Answer announce(Request request, RegisteredCommand<?> command, String line) {
        String refusal = null;
        if (Rank.of(command.role()).isAtLeast(Rank.MODERATOR)) {
            request.room().announce(line);
        } else {
            String muted = request.caller().refusalOfSpeech(request.room());
            refusal = muted == null ? request.room().announceFor(request.caller(), line) : muted;
        }
        String toCaller = refusal == null ? "" : line + "\n(Only you see this. " + refusal + ")";
        return new Answer(Answers.text(request.id(), toCaller), null);
    }

    private static Answer refused(Request request, String reason) {
        return new Answer(Answers.error(request.id(), ErrorCode.REFUSED, reason), null);
    }

    private static void finish(Request request, Answer answer, Runnable done) {
        request.caller().send(answer.toCaller());
        done.run();
    }

    private static ServerMessage timedOut(Request request, RegisteredCommand<?> command) {
        log.warn(
                "/{} of {} did not answer in time",
                command.name(),
                command.owner().name());
        String limit = Durations.format(command.deadline());
        return Answers.error(
                request.id(),
                ErrorCode.TIMED_OUT,
                "/" + command.name() + " took longer than " + limit + " and was given up.");
    }

    private ServerMessage failed(Request request, RegisteredCommand<?> command, Failure failure) {
        long number = lastFailure.incrementAndGet();
        log.error(
                "error {}: /{} of {} failed: {}",
                number,
                command.name(),
                command.owner().name(),
                failure.trace());
        return Answers.error(
                request.id(),
                ErrorCode.FAILED,
                "/" + command.name() + " failed (error " + number + "). The server's log says more.");
    }

    private static ServerMessage busy(Request request, RegisteredCommand<?> command, String reason) {
        return Answers.error(request.id(), ErrorCode.BUSY, "/" + command.name() + " is out of service: " + reason);
    }

    private ServerMessage unknown(Request request) {
        Word word = Word.behindSlash(request.line());
        String typed = word == null ? "" : word.text();
        List<String> names = registry.visibleTo(request.rights()).stream()
                .map(RegisteredCommand::name)
                .toList();
        String hint = Suggestion.forName(typed, names);
        return Answers.errorAt(
                request.id(),
                ErrorCode.UNKNOWN_COMMAND,
                "There is no command /" + typed + ". " + hint,
                request.line(),
                1);
    }

    private Rights rights(Session caller, Room room) {
        return new Rights(caller, room, server.directory().permissions());
    }

    private Call call(Session caller, Room room, RegisteredCommand<?> command, boolean confirmed) {
        ServerHandle own = server.under(command.owner().lease());
        return new CommandCall(new UserHandle(caller, own), new RoomHandle(room, own), own, command, confirmed);
    }
}
