package dev.parley.server.people;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.parley.api.Role;
import dev.parley.server.files.AtomicFile;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who has a password, kept as Argon2id hashes in `accounts.json` of the data folder.
///
/// Safe for all threads. [#verify] and [#changePassword] read the file anew, so a password that is changed
/// while the server runs is the one that counts; they take about a tenth of a second and may not be called on
/// an event loop.
public final class Accounts implements Credentials {

    /// The administrator's name, and the password it has until it is changed.
    public static final String ADMIN = "admin";

    /// Known to everybody, hence good for a loopback address only.
    public static final String DEFAULT_PASSWORD = "adminpass";

    /// Its hash, always the same: with a salt of its own it would hide nothing, and cost each start the tenth of a
    /// second and the memory that a check costs.
    private static final String DEFAULT_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$ltDJzTxKCgw5LxKfvfDJhA$TJootMTdEeCc3GoQHdnBvH3U/me+iNige5LVOsn5RDk";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// One line of the file.
    private record Account(Role role, String password) {
        @Override
        public String toString() {
            return "Account[role=" + role + "]";
        }
    }

    private final Path file;
    private final Map<String, Role> roles;

    private Accounts(Path file, Map<String, Role> roles) {
        this.file = file;
        this.roles = roles;
    }

    /// Opens the accounts of a data folder; the first time, makes the folder and the administrator.
    ///
    /// @throws IOException if the folder cannot be used; the message is for the admin
    public static Accounts open(Path data) throws IOException {
        Path file = data.resolve("accounts.json");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                store(file, new TreeMap<>(Map.of(ADMIN, new Account(Role.ADMIN, DEFAULT_HASH))));
            }
        } catch (IOException e) {
            throw new IOException("The data folder " + data + " cannot be used: " + FileFault.reason(e), e);
        }
        Map<String, Role> roles = new TreeMap<>();
        load(file).forEach((name, account) -> roles.put(name, account.role()));
        return new Accounts(file, Map.copyOf(roles));
    }

    @Override
    public boolean has(Nick nick) {
        return roles.containsKey(nick.key());
    }

    @Override
    public Rank rankOf(Nick nick) {
        return Rank.of(roles.getOrDefault(nick.key(), Role.GUEST));
    }

    @Override
    public boolean verify(Nick nick, String password) throws IOException {
        Account account = load(file).get(nick.key());
        try {
            return account != null && PasswordHash.matches(password, account.password());
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "the password of " + nick.key() + " is no Argon2 hash", e);
        }
    }

    /// Whether the administrator still has the password that everybody knows.
    ///
    /// @throws IOException if the file cannot be read
    public boolean hasDefaultPassword() throws IOException {
        String hash = Objects.requireNonNull(load(file).get(ADMIN)).password();
        if (!PasswordHash.isReadable(hash)) {
            throw unreadable(file, "the password of " + ADMIN + " is no Argon2 hash", null);
        }
        return hash.equals(DEFAULT_HASH);
    }

    /// Gives a name another password.
    ///
    /// @return what is wrong with the password, if it was not taken
    /// @throws IOException if it cannot be stored
    public Optional<String> changePassword(String name, String password) throws IOException {
        if (password.length() < 8) {
            return Optional.of("a password needs at least 8 characters");
        }
        if (password.equals(DEFAULT_PASSWORD)) {
            return Optional.of("that is the default password, which everybody knows");
        }
        Map<String, Account> accounts = load(file);
        Account account = accounts.get(name);
        if (account == null) {
            return Optional.of("there is no account called " + name);
        }
        accounts.put(name, new Account(account.role(), PasswordHash.of(password)));
        store(file, accounts);
        return Optional.empty();
    }

    private static Map<String, Account> load(Path file) throws IOException {
        try {
            @Nullable
            TreeMap<String, Account> accounts =
                    GSON.fromJson(Files.readString(file), new TypeToken<TreeMap<String, Account>>() {}.getType());
            if (accounts == null || !accounts.containsKey(ADMIN)) {
                throw new IOException("there is no account called " + ADMIN);
            }
            if (accounts.values().stream().anyMatch(a -> a == null || a.role() == null || a.password() == null)) {
                throw new IOException("an account lacks its role or its password");
            }
            return accounts;
        } catch (IOException | JsonParseException e) {
            throw unreadable(file, FileFault.reason(e), e);
        }
    }

    private static IOException unreadable(Path file, String reason, @Nullable Exception cause) {
        return new IOException(
                "The accounts in " + file + " cannot be read: " + reason
                        + ". Restore the file, or remove it to start again with the default password.",
                cause);
    }

    private static void store(Path file, Map<String, Account> accounts) throws IOException {
        byte[] content = (GSON.toJson(accounts) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, content, PosixFilePermissions.fromString("rw-------"));
    }
}
