package dev.parley.server.people;

import java.io.IOException;

/// Which names have a password, and what rank comes with a name. Safe for all threads.
public interface Credentials {

    /// Nobody has an account.
    Credentials NONE = new Credentials() {
        @Override
        public boolean has(Nick nick) {
            return false;
        }

        @Override
        public Rank rankOf(Nick nick) {
            return Rank.GUEST;
        }

        @Override
        public boolean verify(Nick nick, String password) {
            return false;
        }
    };

    /// Whether the name has a password.
    boolean has(Nick nick);

    /// The rank of somebody who has come in under this name.
    Rank rankOf(Nick nick);

    /// Whether this is the name's password. May take long.
    ///
    /// @throws IOException if what is stored cannot be read
    boolean verify(Nick nick, String password) throws IOException;
}
