package dev.parley.server.session;

import dev.parley.server.people.Accounts;
import dev.parley.server.people.Credentials;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import java.io.IOException;
import java.util.Optional;

/// Accounts whose passwords stay hashed as they are: a test with hashes that are cheap to check would else wait for
/// those of today to be made.
public record CheapPasswords(Accounts accounts) implements Credentials {

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
