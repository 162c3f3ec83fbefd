package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;

/// Messages as people read them, for the dialects that are made of text.
public final class PlainText {

    private PlainText() {}

    /// The text without a line end; empty if there is nothing to read in the message.
    public static String of(ServerMessage message) {
        return switch (message) {
            case Line line -> line.from() == null ? line.text() : line.from() + ": " + line.text();
            case ServerMessage.Joined joined -> joined.nick() + " joined!";
            case ServerMessage.Left left -> left.nick() + " left!";
            case ServerMessage.Farewell farewell -> farewell.text();
            case ServerMessage.Reply reply -> reply.text();
            case ServerMessage.Error error -> error(error);
            case ServerMessage.Welcome welcome ->
                "Welcome, " + welcome.nick() + "."
                        + (welcome.room() == null ? "" : " You are in " + welcome.room() + ".")
                        + " /help lists the commands.";
            // Whoever removes somebody says so in a line of its own; the others are for programs.
            case ServerMessage.Removed _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.Pong _,
                    ServerMessage.History _ -> "";
        };
    }

    /// An error, with a caret under the place that it points at.
    private static String error(ServerMessage.Error error) {
        return error.line() == null || error.column() == null
                ? error.text()
                : error.line() + "\n" + " ".repeat(error.column() - 1) + "^ " + error.text();
    }
}
