package dev.parley.server.session;

import dev.parley.server.people.Accounts;
import dev.parley.server.people.Credentials;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Roles;

/// Who belongs here, and who is who.
///
/// @param credentials what comes with a name
/// @param accounts who has one
/// @param logins change who somebody is while they are here
/// @param roles what ranks there are, and what they may
public record Directory(Credentials credentials, Accounts accounts, Logins logins, Roles roles) {

    /// Which rank has which permission.
    public Permissions permissions() {
        return roles.permissions();
    }
}
