package dev.parley.server.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.util.Optional;

/// Accounts whose passwords stay hashed as they are: a test with hashes that are cheap to check would else wait for
/// those of today to be made.
public record CheapPasswords(Accounts accounts) implements Credentials {

    /// A hash that is cheap to check: its parameters come with it.
    public static String hash(String password) {
        Argon2Function cheap = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID);
        return Password.hash(password).addRandomSalt(16).with(cheap).getResult();
    }

    @Override
    public boolean has(Nick nick) {
        return accounts.has(nick);
    }

    @Override
    public Rank rankOf(Nick nick) {
        return accounts.rankOf(nick);
    }

    @Override
    public boolean verify(Nick nick, String password) throws IOException {
        return accounts.verify(nick, password);
    }

    @Override
    public Optional<Nick> lookingLike(Nick nick) {
        return accounts.lookingLike(nick);
    }
}
