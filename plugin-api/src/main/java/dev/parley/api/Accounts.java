package dev.parley.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Who has an account: a name that nobody else can have, with its password. Safe for all threads; all of it
/// waits for the disk, and what concerns a password takes a tenth of a second when its turn has come.
public interface Accounts {

    /// {@return the account of a name}
    ///
    /// @param name in any form
    /// @throws IOException if it cannot be read
    Optional<Account> find(Nickname name) throws IOException;

    /// {@return the names that have an account, ordered}
    List<Nickname> names();

    /// Gives somebody an account for the name that they have. They are logged in then, as a `member`.
    ///
    /// @param who somebody who is here
    /// @param password theirs from now on
    /// @return why not, if the password is too weak, or they are logged in already
    /// @throws IOException if it could not be stored; there is no account then
    Result register(User who, Password password) throws IOException;

    /// Gives the account that somebody is logged in to another password.
    ///
    /// @param who somebody who is here
    /// @param before the password until now; tries are slowed as at the door
    /// @param after theirs from now on
    /// @return why not, if one of the passwords will not do
    /// @throws IOException if it could not be stored; the password stays then
    Result changePassword(User who, Password before, Password after) throws IOException;

    /// Logs somebody in: they get the name and the role of the account.
    ///
    /// @param who somebody who is here
    /// @param account its name
    /// @param password its password; tries are slowed as at the door
    /// @return why not
    /// @throws IOException if the password cannot be checked
    Result login(User who, Nickname account, Password password) throws IOException;

    /// Makes somebody a guest under a name that is free.
    ///
    /// @param who somebody who is here
    /// @return why not
    Result logout(User who);
}
