package dev.parley.server.session;

import dev.parley.server.people.Accounts;
import dev.parley.server.people.Credentials;

/// Who belongs here, and who is who.
///
/// @param credentials what comes with a name
/// @param accounts who has one
/// @param logins change who somebody is while they are here
public record Directory(Credentials credentials, Accounts accounts, Logins logins) {}
