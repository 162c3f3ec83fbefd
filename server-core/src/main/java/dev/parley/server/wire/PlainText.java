package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.room.Rooms;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// Messages as people read them, for the dialects that are made of text.
public final class PlainText {

    /// In UTC, since nobody says where they are.
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PlainText() {}

    /// The text without a line end; empty if there is nothing to read in the message.
    public static String of(ServerMessage message) {
        return switch (message) {
            case Line line -> room(line) + said(line);
            case ServerMessage.Joined joined ->
                room(joined) + joined.nick() + " joined!"
                        + (joined.topic() == null ? "" : "\n" + room(joined) + "Topic: " + joined.topic());
            case ServerMessage.Left left -> room(left) + left.nick() + " left!";
            case ServerMessage.Topic topic -> room(topic) + topic(topic);
            case ServerMessage.Private whisper -> "*" + whisper.from() + " to " + whisper.to() + "* " + whisper.text();
            case ServerMessage.Renamed renamed ->
                room(renamed) + renamed.nick() + " is now called " + renamed.to() + "!";
            case ServerMessage.Edited edited -> room(edited) + "* " + edited.by() + " changed a line: " + edited.text();
            case ServerMessage.Deleted deleted -> room(deleted) + "* " + deleted.by() + " deleted a line";
            case ServerMessage.Farewell farewell -> farewell.text();
            case ServerMessage.Reply reply -> reply.text();
            case ServerMessage.Error error -> error(error);
            case ServerMessage.History history -> earlier(history);
            case ServerMessage.Welcome welcome ->
                "Welcome, " + welcome.nick() + "."
                        + (welcome.room() == null ? "" : " You are in " + welcome.room() + ".")
                        + " /help lists the commands."
                        + (welcome.topic() == null ? "" : "\nTopic: " + welcome.topic());
            // Whoever removes somebody says so in a line of its own; the others are for programs.
            case ServerMessage.Removed _,
                    ServerMessage.Hidden _,
                    ServerMessage.Here _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.Pong _ -> "";
        };
    }

    /// What stands in front of all that happens in a room other than the lobby: old clients know of no other.
    private static String room(RoomEvent event) {
        return event.room().equals(Rooms.LOBBY) ? "" : "[" + event.room() + "] ";
    }

    private static String said(Line line) {
        if (line.from() == null) {
            return line.text();
        }
        return line.isAction() ? "* " + line.from() + " " + line.text() : line.from() + ": " + line.text();
    }

    private static String topic(ServerMessage.Topic event) {
        String change = event.topic().isEmpty() ? "removed the topic." : "set the topic: " + event.topic();
        return (event.nick() == null ? "The server " : event.nick() + " ") + change;
    }

    /// What was said before somebody came, each line with its time so that it is not taken for news.
    private static String earlier(ServerMessage.History history) {
        return history.lines().stream()
                .map(line -> "[" + MOMENT.format(Instant.ofEpochMilli(line.time())) + "] " + of(line))
                .collect(Collectors.joining("\n"));
    }

    /// An error, with a caret under the place that it points at.
    private static String error(ServerMessage.Error error) {
        return error.line() == null || error.column() == null
                ? error.text()
                : error.line() + "\n" + " ".repeat(error.column() - 1) + "^ " + error.text();
    }
}
