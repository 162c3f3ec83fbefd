package dev.parley.server.people;

import dev.parley.api.Result;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who has an account: a name with a password, kept as an Argon2id hash in the database.
///
/// Safe for all threads. Whether there is an account is looked up in memory; what concerns a password, or changes
/// something, waits for the disk and may cost a tenth of a second, so it may not be done on an event loop.
public final class Accounts implements Credentials {

    /// The administrator's name, and the password it has until it is changed.
    public static final String ADMIN = "admin";

    /// Known to everybody, hence good for a loopback address only.
    public static final String DEFAULT_PASSWORD = "adminpass";

    /// Its hash, always the same: with a salt of its own it would hide nothing, and cost each start the tenth of a
    /// second and the memory that a check costs.
    private static final String DEFAULT_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$ltDJzTxKCgw5LxKfvfDJhA$TJootMTdEeCc3GoQHdnBvH3U/me+iNige5LVOsn5RDk";

    private final People people;
    private final InstantSource clock;

    private Accounts(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /// Opens the accounts; the first time, makes the administrator's, or takes over those of `accounts.json`.
    ///
    /// @param data the data folder
    /// @throws IOException if they cannot be used; the message is for the admin
    public static Accounts open(People people, Path data, InstantSource clock) throws IOException {
        Accounts accounts = new Accounts(people, clock);
        OldAccounts old = OldAccounts.in(data);
        if (old.isThere()) {
            Map<String, OldAccounts.Account> known = old.read();
            people.change(connection -> {
                for (Map.Entry<String, OldAccounts.Account> entry : known.entrySet()) {
                    OldAccounts.Account account = entry.getValue();
                    accounts.insert(
                            connection,
                            Nick.of(entry.getKey()).orElseThrow(),
                            Rank.of(account.role()),
                            account.password());
                }
                return known.size();
            });
            try {
                old.putAside();
            } catch (IOException e) {
                throw new IOException(old.file() + " cannot be renamed: " + FileFault.reason(e), e);
            }
        }
        if (!people.register().accounts().containsKey(ADMIN)) {
            Nick admin = Nick.of(ADMIN).orElseThrow();
            people.change(connection -> accounts.insert(connection, admin, Rank.ADMIN, DEFAULT_HASH));
        }
        return accounts;
    }

    @Override
    public boolean has(Nick nick) {
        return people.register().accounts().containsKey(nick.key());
    }

    @Override
    public Rank rankOf(Nick nick) {
        return find(nick).map(Account::rank).orElse(Rank.GUEST);
    }

    @Override
    public Optional<Nick> lookingLike(Nick nick) {
        Register register = people.register();
        for (String skeleton : nick.takenFor()) {
            String key = register.keys().get(skeleton);
            if (key != null && !key.equals(nick.key())) {
                return Optional.of(
                        Objects.requireNonNull(register.accounts().get(key)).name());
            }
        }
        return Optional.empty();
    }

    /// The account of that name.
    public Optional<Account> find(Nick nick) {
        return Optional.ofNullable(people.register().accounts().get(nick.key()));
    }

    /// All accounts, ordered by the keys of their names.
    public Collection<Account> all() {
        return people.register().accounts().values();
    }

    @Override
    public boolean verify(Nick nick, String password) throws IOException {
        String hash = hashOf(nick.key());
        String prepared = PasswordRules.prepared(password);
        try {
            return hash != null && prepared != null && PasswordHash.matches(prepared, hash);
        } catch (IllegalArgumentException e) {
            throw new IOException("the password of " + nick.key() + " is no Argon2 hash", e);
        }
    }

    @Override
    public void loggedIn(Nick nick, String password) throws IOException {
        String hash = hashOf(nick.key());
        String prepared = PasswordRules.prepared(password);
        boolean renew = hash != null && prepared != null && !hash.equals(DEFAULT_HASH) && PasswordHash.isOutdated(hash);
        if (renew) {
            String fresh = PasswordHash.of(Objects.requireNonNull(prepared));
            people.database()
                    .write(connection -> People.update(
                            connection,
                            "UPDATE account SET password = ? WHERE key = ? AND password = ?",
                            fresh,
                            nick.key(),
                            Objects.requireNonNull(hash)));
        }
        people.database()
                .append(connection -> People.update(
                        connection, "UPDATE account SET last_login = ? WHERE key = ?", clock.millis(), nick.key()));
    }

    /// When the password of an account was last given.
    ///
    /// @throws IOException if that cannot be read
    public Optional<Instant> lastLogin(Nick nick) throws IOException {
        return one("SELECT last_login FROM account WHERE key = ?", nick.key(), row -> {
            long millis = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        });
    }

    /// Makes an account.
    ///
    /// @return why not, if the password or the name cannot be taken
    /// @throws IOException if it could not be stored
    public Result create(Nick nick, String password, Rank rank) throws IOException {
        Optional<String> fault = PasswordRules.fault(password);
        if (fault.isPresent()) {
            return Result.refused("Nothing was changed: " + fault.get() + ".");
        }
        if (nick.isReserved()) {
            return Result.refused("The name " + nick + " is reserved.");
        }
        Optional<Nick> alike = lookingLike(nick);
        if (alike.isPresent()) {
            return Result.refused("The name " + nick + " looks like " + alike.get() + ", which belongs to somebody.");
        }
        String hash = PasswordHash.of(Objects.requireNonNull(PasswordRules.prepared(password)));
        return people.change(connection -> insert(connection, nick, rank, hash)) == 1
                ? Result.done()
                : Result.refused("The name " + nick + " belongs to somebody already.");
    }

    /// Gives an account another password.
    ///
    /// @return why not, if the password cannot be taken or there is no such account
    /// @throws IOException if it could not be stored
    public Result changePassword(Nick nick, String password) throws IOException {
        Optional<String> fault = PasswordRules.fault(password);
        if (fault.isPresent()) {
            return Result.refused("Nothing was changed: " + fault.get() + ".");
        }
        if (!has(nick)) {
            return missing(nick);
        }
        String hash = PasswordHash.of(Objects.requireNonNull(PasswordRules.prepared(password)));
        return changed(nick, "UPDATE account SET password = ? WHERE key = ?", hash, nick.key());
    }

    /// Gives an account another role. The administrator's stays.
    ///
    /// @throws IOException if it could not be stored
    public Result changeRank(Nick nick, Rank rank) throws IOException {
        if (nick.key().equals(ADMIN)) {
            return Result.refused("The role of " + ADMIN + " cannot be changed.");
        }
        return changed(nick, "UPDATE account SET role = ? WHERE key = ?", rank.name(), nick.key());
    }

    /// Takes an account away; its name is free then. The administrator's stays.
    ///
    /// @throws IOException if it could not be stored
    public Result delete(Nick nick) throws IOException {
        if (nick.key().equals(ADMIN)) {
            return Result.refused("The account " + ADMIN + " cannot be deleted.");
        }
        return changed(nick, "DELETE FROM account WHERE key = ?", nick.key());
    }

    /// Whether the administrator still has the password that everybody knows.
    ///
    /// @throws IOException if that cannot be read
    public boolean hasDefaultPassword() throws IOException {
        return DEFAULT_HASH.equals(hashOf(ADMIN));
    }

    private Result changed(Nick nick, String sql, Object... parameters) throws IOException {
        return people.change(connection -> People.update(connection, sql, parameters)) == 1
                ? Result.done()
                : missing(nick);
    }

    private static Result missing(Nick nick) {
        return Result.refused("There is no account called " + nick + ".");
    }

    private int insert(Connection connection, Nick nick, Rank rank, String hash) throws SQLException {
        return People.update(
                connection,
                "INSERT INTO account (key, name, skeleton, role, password, created) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (key) DO NOTHING",
                nick.key(),
                nick.text(),
                nick.skeleton(),
                rank.name(),
                hash,
                clock.millis());
    }

    private @Nullable String hashOf(String key) throws IOException {
        return one("SELECT password FROM account WHERE key = ?", key, row -> Optional.of(row.getString(1)))
                .orElse(null);
    }

    private interface Row<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String query, String key, Row<T> reader) throws IOException {
        return people.database().read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setString(1, key);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? reader.read(row) : Optional.empty();
                }
            }
        });
    }
}
