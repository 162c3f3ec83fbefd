package dev.parley.protocol;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server sends.
public sealed interface ServerMessage {

    /// What happens in a room, seen by all its members in the same order: numbered from 1 without a gap,
    /// lines and comings and goings alike, so whoever misses a number missed something.
    sealed interface RoomEvent extends ServerMessage {

        /// The room's name.
        String room();

        /// The event's number in that room.
        long number();

        /// When it happened, in milliseconds since 1970-01-01T00:00Z.
        long time();
    }

    /// The answer to a hello that was accepted.
    ///
    /// @param protocol the protocol version in use
    /// @param server the program and its version
    /// @param nick the nickname as the server writes it
    /// @param room the room that the person is now in; left out if they wanted none, and with it the number,
    /// epoch and members
    /// @param number the number of their coming there; what follows starts with the next
    /// @param epoch which count of the room's events the number belongs to
    /// @param members how many are in the room, this person among them
    /// @param time when they came, in milliseconds since 1970-01-01T00:00Z
    /// @param maxLineBytes the longest line that the server takes, in bytes without its end
    /// @param rate how many messages a second it takes from this person on average, and ten times as many at
    /// once; left out for any number
    /// @param topic what that room is about, if anything was said about it
    record Welcome(
            int protocol,
            String server,
            String nick,
            @Nullable String room,
            @Nullable Long number,
            @Nullable Long epoch,
            @Nullable Integer members,
            long time,
            int maxLineBytes,
            @Nullable Integer rate,
            @Nullable String topic)
            implements ServerMessage {

        /// One into a room about whose topic nothing was said, without a limit to the messages.
        public Welcome(
                int protocol,
                String server,
                String nick,
                @Nullable String room,
                @Nullable Long number,
                @Nullable Long epoch,
                @Nullable Integer members,
                long time,
                int maxLineBytes) {
            this(protocol, server, nick, room, number, epoch, members, time, maxLineBytes, null, null);
        }
    }

    /// A line in a room.
    ///
    /// @param from who said it; left out when the server did
    /// @param edited when it was changed, in milliseconds since 1970-01-01T00:00Z, if it was: in a history only
    /// @param action true if it is what they do, to be read behind their name: `waves`; else left out
    record Line(
            String room,
            long number,
            long time,
            @Nullable String from,
            String text,
            @Nullable Boolean action,
            @Nullable Long edited)
            implements RoomEvent {

        /// One that nobody has changed.
        public Line(String room, long number, long time, @Nullable String from, String text, @Nullable Boolean action) {
            this(room, number, time, from, text, action, null);
        }

        /// One that says something.
        public Line(String room, long number, long time, @Nullable String from, String text) {
            this(room, number, time, from, text, null, null);
        }

        /// Whether it is what somebody does, and not what they say.
        public boolean isAction() {
            return action != null && action;
        }
    }

    /// A line that was said has been changed.
    ///
    /// @param line the number of the line that is meant
    /// @param by who changed it
    /// @param text what it says now
    record Edited(String room, long number, long time, long line, String by, String text) implements RoomEvent {}

    /// A line that was said has been deleted.
    ///
    /// @param line the number of the line that is meant
    /// @param by who deleted it
    record Deleted(String room, long number, long time, long line, String by) implements RoomEvent {}

    /// Somebody came into a room.
    ///
    /// @param members how many are in the room now; for the one who came, as the three that follow
    /// @param epoch which count of the room's events the number belongs to
    /// @param id as in the join
    /// @param topic what the room is about, if anything was said about it
    record Joined(
            String room,
            long number,
            long time,
            String nick,
            @Nullable Integer members,
            @Nullable Long epoch,
            @Nullable String id,
            @Nullable String topic)
            implements RoomEvent {

        /// What those see who were there before.
        public Joined(String room, long number, long time, String nick) {
            this(room, number, time, nick, null, null, null, null);
        }

        /// What the one sees who came.
        public Joined forNewcomer(int inside, long count, @Nullable String question, @Nullable String about) {
            return new Joined(room, number, time, nick, inside, count, question, about);
        }
    }

    /// Somebody left a room by themselves.
    ///
    /// @param id as in the leave, for the one who left
    record Left(
            String room,
            long number,
            long time,
            String nick,
            @Nullable String id) implements RoomEvent {

        /// What the others see.
        public Left(String room, long number, long time, String nick) {
            this(room, number, time, nick, null);
        }
    }

    /// Somebody was removed from a room.
    record Removed(String room, long number, long time, String nick) implements RoomEvent {}

    /// Somebody in a room has another name from here on.
    ///
    /// @param nick the name until now
    /// @param to the name from now on
    record Renamed(String room, long number, long time, String nick, String to) implements RoomEvent {}

    /// The topic of a room has been changed.
    ///
    /// @param nick who did; left out when the server did
    /// @param topic what it is about now; empty for nothing
    record Topic(
            String room, long number, long time, @Nullable String nick, String topic) implements RoomEvent {}

    /// Something that somebody said whom this person ignores. It is here for the numbers alone.
    record Hidden(String room, long number, long time) implements RoomEvent {}

    /// Something that one person said to another and nobody else; both see it.
    ///
    /// @param time when, in milliseconds since 1970-01-01T00:00Z
    /// @param from who said it
    /// @param to to whom
    record Private(long time, String from, String to, String text) implements ServerMessage {}

    /// The person talks in another of their rooms from now on, as far as their client does not name one.
    ///
    /// @param room which; left out for none
    record Here(@Nullable String room) implements ServerMessage {}

    /// The server ends this connection; the last message before the end.
    ///
    /// @param text why, for the person to read
    record Farewell(String text) implements ServerMessage {}

    /// What a command answered to its caller.
    ///
    /// @param id as in the command
    /// @param text the answer, several lines with `\n` between them
    /// @param table the same as rows, when it is a table
    record Reply(@Nullable String id, String text, @Nullable Table table) implements ServerMessage {}

    /// Rows under column headings.
    record Table(List<String> columns, List<List<String>> rows) {}

    /// Something was not done.
    ///
    /// @param id as in the message that it answers
    /// @param code for programs: see [ErrorCode]
    /// @param text for people, one line
    /// @param line the line that was at fault, as the server understood it
    /// @param column where in it, in Unicode code points from 1
    /// @param retryAfter in how many milliseconds it may be tried again, for what came too fast
    record Error(
            @Nullable String id,
            String code,
            String text,
            @Nullable String line,
            @Nullable Integer column,
            @Nullable Long retryAfter)
            implements ServerMessage {

        /// An error for which time makes no difference.
        public Error(@Nullable String id, String code, String text, @Nullable String line, @Nullable Integer column) {
            this(id, code, text, line, column, null);
        }

        /// An error that points at no place.
        public Error(@Nullable String id, ErrorCode code, String text) {
            this(id, code.wire(), text, null, null);
        }

        /// Something that came too fast.
        public static Error tooFast(@Nullable String id, String text, Duration wait) {
            return new Error(id, ErrorCode.TOO_FAST.wire(), text, null, null, Math.max(1, wait.toMillis()));
        }

        /// Whether it has this code.
        public boolean is(ErrorCode expected) {
            return code.equals(expected.wire());
        }
    }

    /// Lines that were said in a room, as far as the server keeps them.
    ///
    /// @param id as in the question
    /// @param lines in the order of their numbers
    /// @param more whether the server keeps more of what was asked for
    /// @param kept the number from which on the server keeps all lines of this room
    record History(@Nullable String id, String room, List<Line> lines, boolean more, long kept)
            implements ServerMessage {}

    /// All commands that this person may run: after the welcome, and again whenever that changes.
    record Commands(List<CommandInfo> commands) implements ServerMessage {}

    /// One command.
    ///
    /// @param name without the slash; a subcommand's name has a space in it
    /// @param usage the form of the whole line: `/kick <who> [reason…]`
    record CommandInfo(String name, List<String> aliases, String help, String usage, List<ParameterInfo> parameters) {}

    /// One argument of a command.
    ///
    /// @param type `user`, `nickname`, `room`, `text`, `number`, `duration`, `choice`, `flag`, `password`, or
    /// a plugin's own word
    /// @param optional whether it may be left out
    /// @param list whether it takes all words that follow
    /// @param rest whether it takes the rest of the line as it is
    /// @param values the choices, for the type `choice`
    record ParameterInfo(
            String name,
            String type,
            @Nullable String help,
            boolean optional,
            boolean list,
            boolean rest,
            @Nullable List<String> values) {}

    /// The answer to a complete.
    ///
    /// @param id as in the question
    /// @param start where the text to replace begins, in UTF-16 code units from 0
    /// @param end where it ends
    /// @param candidates what could stand there instead
    record Completions(@Nullable String id, int start, int end, List<Candidate> candidates) implements ServerMessage {}

    /// One possible completion.
    record Candidate(String text, @Nullable String help) {}

    /// The answer to a ping.
    record Pong(@Nullable String id) implements ServerMessage {}
}
