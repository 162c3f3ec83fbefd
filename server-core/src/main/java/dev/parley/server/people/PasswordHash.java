package dev.parley.server.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/// Passwords as Argon2id hashes (RFC 9106) in the PHC string form, which carries its parameters and salt
/// with it.
final class PasswordHash {

    /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice for Argon2id.
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;

    private PasswordHash() {}

    static String of(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
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
}
