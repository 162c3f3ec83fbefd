package dev.parley.client.typing;

import dev.parley.client.screen.Wording;
import dev.parley.protocol.Printable;

/// What stands before the line that is being typed: the person's name, which may change meanwhile. Safe for all
/// threads.
final class Prompt {

    private volatile String text;

    Prompt(String nick) {
        text = textFor(nick);
    }

    /// Takes over the person's name as it is now.
    ///
    /// @return whether it is another one
    boolean follow(String nick) {
        String before = text;
        text = textFor(nick);
        return !text.equals(before);
    }

    String text() {
        return text;
    }

    /// In columns.
    int width() {
        return Wording.widthOf(text);
    }

    private static String textFor(String nick) {
        return Printable.line(nick) + "> ";
    }
}
