package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.config.Durations;
import dev.parley.server.moderation.Sanction;
import dev.parley.server.moderation.SanctionList;
import dev.parley.server.people.Credentials;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Passwords;
import dev.parley.server.people.Throttle;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who comes in under which name. Safe for all threads.
///
/// Who is who for good, and who tries too many passwords, is not its own to know: it asks.
public final class Doorkeeper {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private final Credentials accounts;
    private final SanctionList bans;
    private final Sessions sessions;
    private final Throttle throttle;
    private final boolean guestsComeIn;
    private final Passwords passwords;

    /// What becomes of somebody at the door.
    sealed interface Verdict {

        /// They may come in.
        record Admitted(Nick nick) implements Verdict {}

        /// They must give the name's password first.
        record PasswordNeeded(Nick nick) implements Verdict {}

        /// They may not come in.
        record Refused(ErrorCode code, String reason) implements Verdict {}
    }

    /// @param guestsComeIn whether those may who have no account
    public Doorkeeper(
            Credentials accounts,
            SanctionList bans,
            Sessions sessions,
            Passwords passwords,
            Throttle throttle,
            boolean guestsComeIn) {
        this.accounts = accounts;
        this.bans = bans;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.guestsComeIn = guestsComeIn;
    }

    /// Looks at the name that somebody wants.
    ///
    /// @param address from where
    Verdict judge(String wanted, String address) {
        return switch (Nick.check(wanted)) {
            case Nick.Check.Invalid(String reason) -> new Verdict.Refused(ErrorCode.NICK_INVALID, reason);
            case Nick.Check.Valid(Nick nick) -> judge(nick, address);
        };
    }

    private Verdict judge(Nick nick, String address) {
        Optional<Verdict.Refused> objection = objection(nick, address, null);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (accounts.has(nick)) {
            return new Verdict.PasswordNeeded(nick);
        }
        return guestsComeIn
                ? new Verdict.Admitted(nick)
                : new Verdict.Refused(
                        ErrorCode.GUESTS_REFUSED, "This server is for people with an account. Ask its administrator.");
    }

    /// What stands against a name, whoever wants it.
    ///
    /// @param address where they are
    /// @param wanting who is here and wants it; null for a newcomer
    Optional<Verdict.Refused> objection(Nick nick, String address, @Nullable Session wanting) {
        if (nick.isReserved()) {
            return Optional.of(new Verdict.Refused(ErrorCode.NICK_RESERVED, "The name " + nick + " is reserved."));
        }
        Optional<Verdict.Refused> ban = banned(nick, address);
        if (ban.isPresent()) {
            return ban;
        }
        Optional<Session> present = sessions.lookingLike(nick, wanting);
        if (present.isPresent()) {
            return Optional.of(inTheWay(nick, present.get()));
        }
        return accounts.lookingLike(nick)
                .map(owned -> new Verdict.Refused(
                        ErrorCode.NICK_TAKEN,
                        "The name " + nick + " looks like " + owned + ", which belongs to somebody."));
    }

    /// That somebody who is here has the name, or one that looks like it.
    static Verdict.Refused inTheWay(Nick nick, Session present) {
        boolean same = present.name().key().equals(nick.key());
        return new Verdict.Refused(
                ErrorCode.NICK_TAKEN,
                same
                        ? "Somebody called " + nick + " is here already."
                        : "The name " + nick + " looks like " + present.nick() + ", who is here already.");
    }

    /// Checks a password.
    ///
    /// @param address whose try it is
    /// @param then told the verdict, on another thread or, if it cannot be checked now, on this one
    void check(Nick nick, String password, String address, Consumer<Verdict> then) {
        switch (throttle.judge(address, nick)) {
            case Throttle.Ruling.Wait(Duration left) -> then.accept(tooMany(left));
            case Throttle.Ruling.Try(Duration delay) -> {
                try {
                    passwords.execute(delay, () -> {
                        Verdict verdict = checked(nick, password, address);
                        then.accept(verdict);
                        note(nick, password, verdict);
                    });
                } catch (Passwords.BusyException e) {
                    then.accept(new Verdict.Refused(ErrorCode.BUSY, e.reason()));
                }
            }
        }
    }

    /// Checks a password, and waits for the verdict.
    Verdict checkNow(Nick nick, String password, String address) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        check(nick, password, address, verdict::complete);
        return verdict.join();
    }

    /// Where passwords wait for their turn.
    Passwords passwords() {
        return passwords;
    }

    private Verdict checked(Nick nick, String password, String address) {
        try {
            if (accounts.verify(nick, password)) {
                throttle.succeeded(address, nick);
                return new Verdict.Admitted(nick);
            }
            throttle.failed(address, nick);
            return new Verdict.Refused(ErrorCode.PASSWORD_WRONG, "The password is wrong.");
        } catch (IOException | RuntimeException e) {
            log.error("the password of {} cannot be checked", nick, e);
            return new Verdict.Refused(
                    ErrorCode.BUSY, "The password cannot be checked now. The server's log says why.");
        }
    }

    private void note(Nick nick, String password, Verdict verdict) {
        if (verdict instanceof Verdict.Admitted) {
            try {
                accounts.loggedIn(nick, password);
            } catch (IOException | RuntimeException e) {
                log.warn("that {} logged in cannot be noted: {}", nick, e.toString());
            }
        }
    }

    private static Verdict tooMany(Duration left) {
        String wait = Durations.format(Duration.ofSeconds(left.plusMillis(999).toSeconds()));
        return new Verdict.Refused(
                ErrorCode.BUSY, "There were too many wrong passwords from your address. Try again in " + wait + ".");
    }

    /// Gives the session its name, if nothing stands against it at this very moment. Banning and coming in at
    /// the same time cannot miss each other: here the name is taken first and the ban looked up second,
    /// whoever bans does it the other way round.
    Verdict admit(Session session) {
        Nick nick = session.name();
        Optional<Session> present = sessions.claim(session, nick);
        if (present.isPresent()) {
            return inTheWay(nick, present.get());
        }
        Optional<Verdict.Refused> ban = banned(nick, session.address());
        if (ban.isPresent()) {
            sessions.release(session);
        }
        return ban.isPresent() ? ban.get() : new Verdict.Admitted(nick);
    }

    /// Who somebody is who comes in under a name.
    Identity identityOf(Nick nick) {
        return accounts.has(nick)
                ? Identity.holder(nick, accounts.rankOf(nick))
                : new Identity(nick, null, accounts.rankOf(nick));
    }

    private Optional<Verdict.Refused> banned(Nick nick, String address) {
        Optional<Sanction> ofName = bans.against(nick);
        if (ofName.isPresent()) {
            String terms = ofName.get().terms();
            return Optional.of(new Verdict.Refused(ErrorCode.BANNED, "The name " + nick + " is banned" + terms));
        }
        return bans.against(address)
                .map(ban -> new Verdict.Refused(ErrorCode.BANNED, "Your address is banned" + ban.terms()));
    }
}
