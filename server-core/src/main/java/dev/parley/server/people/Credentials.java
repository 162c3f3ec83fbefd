package dev.parley.server.people;

import dev.parley.api.Role;
import java.io.IOException;

/// Which names have a password, and what role comes with a name. Safe for all threads.
public interface Credentials {

    /// Whether the name has a password.
    boolean has(Nick nick);

    /// The role of somebody who has come in under this name.
    Role roleOf(Nick nick);

    /// Whether this is the name's password. May take long.
    ///
    /// @throws IOException if what is stored cannot be read
    boolean verify(Nick nick, String password) throws IOException;
}
