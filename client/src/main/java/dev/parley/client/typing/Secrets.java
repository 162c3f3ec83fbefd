package dev.parley.client.typing;

import dev.parley.client.talk.Typed;
import dev.parley.protocol.ServerMessage.CommandInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells which lines hold a password: those are neither kept nor shown again. Safe for all threads.
final class Secrets {

    private static final String PASSWORD = "password";

    /// Commands that take a password on every server that has them.
    private static final Set<String> NAMES = Set.of("login", "register", PASSWORD, "passwd");

    private final CommandBook book;

    Secrets(CommandBook book) {
        this.book = book;
    }

    boolean isSecret(String line) {
        if (!Typed.isCommand(line.strip())) {
            return false;
        }
        List<String> words = Words.of(line.strip().substring(1)).texts();
        if (words.size() < 2) {
            return false;
        }
        String first = words.getFirst().substring(words.getFirst().indexOf(':') + 1);
        return NAMES.contains(first.toLowerCase(Locale.ROOT))
                || book.find(first).filter(Secrets::takesPassword).isPresent()
                || book.find(first + " " + words.get(1))
                        .filter(Secrets::takesPassword)
                        .isPresent();
    }

    /// The line as it may be shown: a secret one to the end of its command's name.
    String shown(String line) {
        return isSecret(line) ? line.strip().split("\\s", 2)[0] + " …" : line;
    }

    private static boolean takesPassword(CommandInfo command) {
        return command.parameters().stream()
                .anyMatch(parameter -> mentions(parameter.type()) || mentions(parameter.name()));
    }

    private static boolean mentions(String text) {
        return text.toLowerCase(Locale.ROOT).contains(PASSWORD);
    }
}
