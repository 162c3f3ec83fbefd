package dev.parley.server.session;

import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import org.jspecify.annotations.Nullable;

/// Who somebody is at the moment: what changes when they take another name, log in or out, or get another role.
/// Immutable.
///
/// @param name under which they are here
/// @param account the key of the account that they are logged in to; null for a guest
/// @param rank that of the account, or a guest's
public record Identity(Nick name, @Nullable String account, Rank rank) {

    /// Somebody without an account.
    static Identity guest(Nick name) {
        return new Identity(name, null, Rank.GUEST);
    }

    /// Somebody who came in under the name of an account.
    static Identity holder(Nick name, Rank rank) {
        return new Identity(name, name.key(), rank);
    }
}
