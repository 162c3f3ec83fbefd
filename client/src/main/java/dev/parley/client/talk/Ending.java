package dev.parley.client.talk;

import dev.parley.protocol.Printable;

/// How a talk with a server ended.
///
/// @param text one printable line for the person; empty when there is nothing to say
public record Ending(Cause cause, String text) {

    /// Who or what ended it.
    public enum Cause {
        /// The person.
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
        return new Ending(Cause.WANTED, text);
    }

    static Ending dismissed(String text) {
        return new Ending(Cause.DISMISSED, text);
    }

    static Ending lost(String text) {
        return new Ending(Cause.LOST, text);
    }

    public static Ending failed(String reason) {
        return new Ending(Cause.FAILED, reason);
    }

    /// 0 when the person wanted it, 1 when not.
    public int exitCode() {
        return cause == Cause.WANTED ? 0 : 1;
    }
}
