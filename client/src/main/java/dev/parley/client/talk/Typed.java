package dev.parley.client.talk;

import dev.parley.protocol.ClientMessage;

/// What a typed line means.
public final class Typed {

    private Typed() {}

    /// One slash makes a command, two say a line that begins with one.
    public static boolean isCommand(String line) {
        return line.startsWith("/") && !line.startsWith("//");
    }

    /// The message to send for a line.
    static ClientMessage read(String line, String id) {
        if (isCommand(line)) {
            return new ClientMessage.Command(line, id);
        }
        return new ClientMessage.Say(line.startsWith("//") ? line.substring(1) : line, null);
    }
}
