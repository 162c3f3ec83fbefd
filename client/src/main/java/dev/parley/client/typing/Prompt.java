package dev.parley.client.typing;

import dev.parley.client.screen.Wording;
import dev.parley.protocol.Printable;
import org.jspecify.annotations.Nullable;

/// What stands before the line that is being typed: the person's name, which may change meanwhile, or a question
/// to be answered there. Safe for all threads.
final class Prompt {

    private volatile String name;
    private volatile @Nullable String question;

    Prompt(String nick) {
        name = textFor(nick);
    }

    /// Takes over the person's name as it is now.
    ///
    /// @return whether it is another one
    boolean follow(String nick) {
        String before = name;
        name = textFor(nick);
        return !name.equals(before);
    }

    /// Asks something instead.
    void ask(String question) {
        this.question = question;
    }

    /// The question is answered.
    void asked() {
        question = null;
    }

    String text() {
        String now = question;
        return now == null ? name : now;
    }

    /// In columns.
    int width() {
        return Wording.widthOf(text());
    }

    private static String textFor(String nick) {
        return Printable.line(nick) + "> ";
    }
}
