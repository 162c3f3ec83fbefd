package dev.parley.server.session;

import dev.parley.api.Result;
import dev.parley.server.people.Account;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.Rank;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Changes who somebody is while they are here: another name, logging in and out, an account of their own. Safe for
/// all threads. Waits for the disk and for passwords to be checked, so it may not be called on an event loop.
public final class Logins {

    private static final int MAX_GUEST_NUMBER = 1_000;

    private final Doorkeeper doorkeeper;
    private final Sessions sessions;
    private final Accounts accounts;

    public Logins(Doorkeeper doorkeeper, Sessions sessions, Accounts accounts) {
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /// Gives somebody an account for the name that they have. They are logged in then.
    ///
    /// @throws IOException if it could not be stored; nothing has changed then
    public Result register(Session who, String password) throws IOException {
        Identity identity = who.identity();
        if (identity.account() != null) {
            return Result.refused("You have an account already, " + identity.name() + ".");
        }
        Result made = inTurn(() -> accounts.create(identity.name(), password, Rank.MEMBER));
        return made instanceof Result.Done ? become(who, Identity.holder(identity.name(), Rank.MEMBER)) : made;
    }

    /// Logs somebody in: they get the account's name and rank.
    ///
    /// @throws IOException if the password cannot be checked
    public Result login(Session who, Nick name, String password) throws IOException {
        Optional<Account> account = accounts.find(name);
        if (account.isEmpty()) {
            return Result.refused(
                    "There is no account called " + name + ". /register makes one for the name you have.");
        }
        Nick own = account.get().name();
        if (own.key().equals(who.identity().account())) {
            return Result.refused("You are logged in as " + own + " already.");
        }
        Optional<Doorkeeper.Verdict.Refused> objection = doorkeeper.objection(own, who.address(), who);
        if (objection.isPresent()) {
            return Result.refused(objection.get().reason());
        }
        return switch (doorkeeper.checkNow(own, password, who.address())) {
            case Doorkeeper.Verdict.Refused refused -> Result.refused(refused.reason());
            case Doorkeeper.Verdict.Admitted _, Doorkeeper.Verdict.PasswordNeeded _ ->
                become(who, Identity.holder(own, accounts.rankOf(own)));
        };
    }

    /// Makes somebody a guest, under a name that is free.
    public Result logout(Session who) {
        Identity identity = who.identity();
        if (identity.account() == null) {
            return Result.refused("You are not logged in.");
        }
        for (int number = 1; number <= MAX_GUEST_NUMBER; number++) {
            Optional<Nick> free = Nick.of("guest" + number)
                    .filter(nick -> !accounts.has(nick))
                    .filter(nick ->
                            doorkeeper.objection(nick, who.address(), who).isEmpty());
            if (free.isPresent() && become(who, Identity.guest(free.get())) instanceof Result.Done) {
                return Result.done();
            }
        }
        return Result.refused("There is no free name for a guest. Leave instead.");
    }

    /// Gives somebody another name. Whoever is logged in may only write their own in another way.
    public Result rename(Session who, Nick name) {
        Identity identity = who.identity();
        if (identity.name().text().equals(name.text())) {
            return Result.refused("That is your name already.");
        }
        boolean same = identity.name().key().equals(name.key());
        if (identity.account() != null && !same) {
            return Result.refused("You are logged in as " + identity.name() + ". /logout first.");
        }
        Optional<Doorkeeper.Verdict.Refused> objection =
                same ? Optional.empty() : doorkeeper.objection(name, who.address(), who);
        if (objection.isPresent()) {
            return Result.refused(objection.get().reason());
        }
        if (!same && accounts.has(name)) {
            return Result.refused("The name " + name + " needs its password: /login " + name + " <password>.");
        }
        return become(who, new Identity(name, identity.account(), identity.rank()));
    }

    /// Gives the account that somebody is logged in to another password.
    ///
    /// @throws IOException if it cannot be checked or stored
    public Result changePassword(Session who, String before, String after) throws IOException {
        Nick name = who.name();
        if (who.identity().account() == null) {
            return Result.refused("You are not logged in.");
        }
        if (doorkeeper.checkNow(name, before, who.address()) instanceof Doorkeeper.Verdict.Refused refused) {
            return Result.refused(refused.reason());
        }
        return inTurn(() -> accounts.changePassword(name, after));
    }

    /// Somebody's account has another rank, or is gone.
    public void follow(Session who) {
        Identity identity = who.identity();
        if (identity.account() == null) {
            return;
        }
        Optional<Account> account = accounts.find(identity.name());
        Identity now = account.isPresent()
                ? new Identity(
                        identity.name(), identity.account(), account.get().rank())
                : Identity.guest(identity.name());
        if (!now.equals(identity)) {
            become(who, now);
        }
    }

    private interface Change {
        Result make() throws IOException;
    }

    private Result inTurn(Change change) throws IOException {
        try {
            return doorkeeper.passwords().call(Duration.ZERO, change::make);
        } catch (Passwords.BusyException e) {
            return Result.refused(e.reason());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the password was not dealt with", e);
        }
    }

    private Result become(Session who, Identity next) {
        Optional<Session> inTheWay = sessions.change(who, next);
        return inTheWay.isEmpty()
                ? Result.done()
                : Result.refused(
                        Doorkeeper.inTheWay(next.name(), inTheWay.get()).reason());
    }
}
