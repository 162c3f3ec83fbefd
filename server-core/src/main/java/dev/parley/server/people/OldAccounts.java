package dev.parley.server.people;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.parley.api.Role;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The file that accounts were kept in before there was a database, `accounts.json`: read once, and then put aside.
record OldAccounts(Path file) {

    /// One of them.
    record Account(Role role, String password) {
        @Override
        public String toString() {
            return "Account[role=" + role + "]";
        }
    }

    static OldAccounts in(Path data) {
        return new OldAccounts(data.resolve("accounts.json"));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /// The accounts by their keys.
    ///
    /// @throws IOException if the file cannot be read; the message is for the admin
    Map<String, Account> read() throws IOException {
        try {
            @Nullable
            TreeMap<String, Account> accounts =
                    new Gson().fromJson(Files.readString(file), new TypeToken<TreeMap<String, Account>>() {}.getType());
            if (accounts == null || !accounts.containsKey(Accounts.ADMIN)) {
                throw new IOException("there is no account called " + Accounts.ADMIN);
            }
            for (Map.Entry<String, Account> entry : accounts.entrySet()) {
                check(entry.getKey(), entry.getValue());
            }
            return accounts;
        } catch (IOException | JsonParseException e) {
            throw new IOException(
                    "The accounts in " + file + " cannot be read: " + FileFault.reason(e)
                            + ". Restore the file, or remove it to start again with the default password.",
                    e);
        }
    }

    /// Puts the file aside, under a name that says why.
    void putAside() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".imported"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void check(String name, @Nullable Account account) throws IOException {
        if (account == null || account.role() == null || account.password() == null) {
            throw new IOException("an account lacks its role or its password");
        }
        if (!PasswordHash.isReadable(account.password())) {
            throw new IOException("the password of " + name + " is no Argon2 hash");
        }
        if (Nick.of(name).filter(nick -> nick.key().equals(name)).isEmpty()) {
            throw new IOException("\"" + name + "\" cannot be the key of a name");
        }
    }
}
