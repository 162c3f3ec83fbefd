package dev.parley.server.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rocks.xmpp.precis.PrecisProfiles;

/// Which passwords are taken, and in which form they are compared: RFC 8265's OpaqueString, so that it does
/// not matter how a keyboard composes a letter.
final class PasswordRules {

    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 512;

    private PasswordRules() {}

    /// What is wrong with a new password, as a part of a sentence.
    static Optional<String> fault(String password) {
        if (password.length() < MIN_LENGTH) {
            return Optional.of("a password needs at least " + MIN_LENGTH + " characters");
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of("a password may have at most " + MAX_LENGTH + " characters");
        }
        if (password.equals(Accounts.DEFAULT_PASSWORD)) {
            return Optional.of("that is the default password, which everybody knows");
        }
        return prepared(password) == null
                ? Optional.of("a password may have no control or invisible characters")
                : Optional.empty();
    }

    /// The form that is hashed; null if the text can be nobody's password.
    static @Nullable String prepared(String password) {
        if (password.isEmpty() || password.length() > MAX_LENGTH) {
            return null;
        }
        if (password.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            return password;
        }
        try {
            return PrecisProfiles.OPAQUE_STRING.enforce(password);
        } catch (IllegalArgumentException e) {
            return null; // as good as a wrong one
        }
    }
}
