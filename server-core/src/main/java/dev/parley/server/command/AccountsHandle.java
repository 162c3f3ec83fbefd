package dev.parley.server.command;

import dev.parley.api.Account;
import dev.parley.api.Accounts;
import dev.parley.api.Nickname;
import dev.parley.api.Password;
import dev.parley.api.Result;
import dev.parley.api.User;
import dev.parley.server.people.Nick;
import dev.parley.server.session.Logins;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The accounts as one plugin sees them.
record AccountsHandle(ServerHandle server) implements Accounts {

    @Override
    public Optional<Account> find(Nickname name) throws IOException {
        server.lease().check();
        Optional<Nick> nick = Nick.of(name.text());
        Optional<dev.parley.server.people.Account> found =
                nick.flatMap(server.directory().accounts()::find);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        dev.parley.server.people.Account account = found.get();
        return Optional.of(new Account(
                new Nickname(account.name().text()),
                account.rank().name(),
                account.created(),
                server.directory().accounts().lastLogin(account.name())));
    }

    @Override
    public List<Nickname> names() {
        server.lease().check();
        return server.directory().accounts().all().stream()
                .map(account -> new Nickname(account.name().text()))
                .toList();
    }

    @Override
    public Result register(User who, Password password) throws IOException {
        return logins().register(session(who), password.text());
    }

    @Override
    public Result changePassword(User who, Password before, Password after) throws IOException {
        return logins().changePassword(session(who), before.text(), after.text());
    }

    @Override
    public Result login(User who, Nickname account, Password password) throws IOException {
        Optional<Nick> name = Nick.of(account.text());
        return name.isEmpty()
                ? Result.refused("\"" + account + "\" cannot be anybody's name.")
                : logins().login(session(who), name.get(), password.text());
    }

    @Override
    public Result logout(User who) {
        return logins().logout(session(who));
    }

    private Logins logins() {
        server.lease().check();
        return server.directory().logins();
    }

    private static Session session(User who) {
        return ((UserHandle) who).session();
    }
}
