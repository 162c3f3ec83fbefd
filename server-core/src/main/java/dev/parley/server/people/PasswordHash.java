package dev.parley.server.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.regex.Pattern;

/// Passwords as Argon2id hashes (RFC 9106) in the PHC string form, which carries its parameters and salt
/// with it.
final class PasswordHash {

    private static final int SALT_BYTES = 16;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2(id|i|d)\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$[\\w+/]+\\$[\\w+/]+");

    private PasswordHash() {}

    static String of(String password) {
        return Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(function())
                .getResult();
    }

    /// Whether a text looks like a hash; a password need not be checked to see that.
    static boolean isReadable(String hash) {
        return PHC.matcher(hash).matches();
    }

    /// Whether a new hash of the same password would have other parameters.
    static boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(function());
    }

    /// Whether the password belongs to the hash. Compares in constant time, with the parameters of the hash.
    ///
    /// @throws IllegalArgumentException if the hash is none
    static boolean matches(String password, String hash) {
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (RuntimeException e) { // the library says in many ways that it cannot read a hash
            throw new IllegalArgumentException("this is no Argon2 hash", e);
        }
    }

    /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice for Argon2id. Not a
    /// constant, since the library keeps that memory from here on, which a server without logins need not spend.
    private static Argon2Function function() {
        return Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    }
}
