package dev.parley.client.talk;

import dev.parley.protocol.Printable;

/// How a talk with a server ended.
///
/// @param text one printable line for the person; empty when there is nothing to say
/// @param exitCode 0 when the person wanted it, 128 and its number when a signal did, 1 else
public record Ending(Cause cause, String text, int exitCode) {

    /// Who or what ended it.
    public enum Cause {
        /// The person, or a signal.
        WANTED,
        /// The server, with a farewell.
        DISMISSED,
        /// The network, or a server that fell silent.
        LOST,
        /// The client, which got no further.
        FAILED
    }

    public Ending {
        text = Printable.line(text);
    }

    public static Ending wanted() {
        return wanted("");
    }

    public static Ending wanted(String text) {
        return new Ending(Cause.WANTED, text, 0);
    }

    /// A signal ended it, as `kill` and a terminal that is closed send one.
    public static Ending signalled(int number) {
        return new Ending(Cause.WANTED, "", 128 + number);
    }

    static Ending dismissed(String text) {
        return new Ending(Cause.DISMISSED, text, 1);
    }

    static Ending lost(String text) {
        return new Ending(Cause.LOST, text, 1);
    }

    public static Ending failed(String reason) {
        return new Ending(Cause.FAILED, reason, 1);
    }
}
