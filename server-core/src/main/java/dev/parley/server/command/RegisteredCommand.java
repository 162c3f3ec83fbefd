package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Owner;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command with all that its [Slash] and its record declare. Immutable.
///
/// @param owner the plugin that brought it, or the server itself
/// @param name one to three words
/// @param permission empty if everyone may run it
/// @param role the lowest role that has the permission
/// @param roomModerators whether a room's own moderators count as moderators for it, in that room
/// @param confirm what is said before it runs; empty to run at once
/// @param <A> the record of arguments
public record RegisteredCommand<A extends Record>(
        Owner owner,
        String name,
        List<String> aliases,
        String help,
        String permission,
        Role role,
        boolean roomModerators,
        Duration deadline,
        Optional<Duration> cooldown,
        boolean audited,
        String confirm,
        Grammar<A> grammar,
        Command<A> command) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}( [a-z0-9][a-z0-9_-]{0,31}){0,2}");

    /// Reads the declarations of a command.
    ///
    /// @throws InvalidCommandException if one of them is wrong; the message names the class and what to
    /// change
    public static RegisteredCommand<?> of(Owner owner, Command<?> command, GrammarReader reader)
            throws InvalidCommandException {
        Slash slash = command.getClass().getAnnotation(Slash.class);
        if (slash == null) {
            throw new InvalidCommandException(command.getClass().getName() + " is a command without @Slash");
        }
        try {
            return read(owner, slash, command, reader);
        } catch (InvalidCommandException e) {
            throw new InvalidCommandException("/" + slash.name() + ": " + e.reason());
        }
    }

    /// The whole line as it is typed: `/kick <who> [reason…]`.
    public String usage() {
        return ("/" + name + " " + grammar.usage()).strip();
    }

    /// The rank that counts when somebody runs it in a room, or is acted on by it.
    Rank rankOf(Session who, Room room) {
        return roomModerators ? who.rankIn(room) : who.identity().rank();
    }

    /// A line that called it, as it may stand in a log: with `…` for the arguments if one of them is a password.
    String auditable(String line) {
        return grammar.takesPassword() ? "/" + name + " …" : line;
    }

    /// One of its names, in the form that always works: `kick:kick`.
    String qualified(String ownName) {
        return owner.id().toLowerCase(Locale.ROOT) + ":" + ownName;
    }

    /// What a client needs to know to help with typing.
    public CommandInfo info() {
        return new CommandInfo(
                name,
                aliases,
                help,
                usage(),
                grammar.parameters().stream().map(Parameter::info).toList());
    }

    private static <A extends Record> RegisteredCommand<A> read(
            Owner owner, Slash slash, Command<A> command, GrammarReader reader) throws InvalidCommandException {
        List<String> aliases = List.of(slash.aliases());
        checkName(slash.name());
        for (String alias : aliases) {
            checkName(alias);
        }
        if (slash.help().isBlank()) {
            throw new InvalidCommandException("it has no help");
        }
        return new RegisteredCommand<>(
                owner,
                slash.name(),
                aliases,
                slash.help(),
                slash.permission(),
                slash.role(),
                slash.roomModerators(),
                duration("deadline", slash.deadline()),
                slash.cooldown().isEmpty() ? Optional.empty() : Optional.of(duration("cooldown", slash.cooldown())),
                slash.audited(),
                slash.confirm(),
                reader.read(argumentsOf(command)),
                command);
    }

    private static void checkName(String name) throws InvalidCommandException {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidCommandException(
                    "\"" + name + "\" cannot be a command's name: one to three words of a-z, 0-9, - and _ are");
        }
    }

    private static Duration duration(String declaration, String text) throws InvalidCommandException {
        return Durations.parse(text)
                .orElseThrow(() -> new InvalidCommandException(
                        "its " + declaration + " \"" + text + "\" is not " + Durations.FORM));
    }

    /// The record that the command's own `run` takes; the bridge that the compiler adds takes any.
    @SuppressWarnings("unchecked") // Command<A> has only one run, and it takes an A
    private static <A extends Record> Class<A> argumentsOf(Command<A> command) throws InvalidCommandException {
        return Arrays.stream(command.getClass().getMethods())
                .filter(method -> method.getName().equals("run") && !method.isBridge())
                .map(Method::getParameterTypes)
                .filter(types -> types.length == 2 && types[0].isRecord() && types[1] == Call.class)
                .map(types -> (Class<A>) types[0])
                .findFirst()
                .orElseThrow(() -> new InvalidCommandException("its run does not take a record of its own"));
    }
}
