package dev.parley.client;

import dev.parley.protocol.Printable;

/// How a talk with a server ended.
///
/// @param exitCode 0 when the person wanted it, 1 when not
/// @param text one printable line for the person; empty when there is nothing to say
record Ending(int exitCode, String text) {

    static final int REFUSED_OR_LOST = 1;

    Ending {
        text = Printable.line(text);
    }

    static Ending wanted() {
        return new Ending(0, "");
    }

    static Ending wanted(String text) {
        return new Ending(0, text);
    }

    static Ending failed(String reason) {
        return new Ending(REFUSED_OR_LOST, reason);
    }
}
