package dev.parley.client.talk;

import dev.parley.protocol.ClientMessage;
import org.jspecify.annotations.Nullable;

/// What a typed line means.
public final class Typed {

    private static final String QUIT = "/quit";

    private Typed() {}

    /// One slash makes a command, two say a line that begins with one.
    public static boolean isCommand(String line) {
        return line.startsWith("/") && !line.startsWith("//");
    }

    /// The message to send for a line.
    ///
    /// @param room where; null for the room of the welcome
    static ClientMessage read(String line, @Nullable String room, String id) {
        if (isCommand(line)) {
            return new ClientMessage.Command(line, room, id);
        }
        return new ClientMessage.Say(line.startsWith("//") ? line.substring(1) : line, room);
    }

    /// Whether that is the wish to leave.
    static boolean isQuit(ClientMessage.Command command) {
        return command.line().strip().split("\\s", 2)[0].equalsIgnoreCase(QUIT);
    }
}
