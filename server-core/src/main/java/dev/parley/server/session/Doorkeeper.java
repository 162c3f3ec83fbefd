package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.moderation.Sanction;
import dev.parley.server.moderation.SanctionList;
import dev.parley.server.people.Credentials;
import dev.parley.server.people.Nick;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who comes in under which name. Safe for all threads.
///
/// Passwords are checked on one thread of their own: a check costs a tenth of a second of computing and 19
/// MiB, which nobody may make the server spend more than once at a time.
public final class Doorkeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);
    private static final int MAX_WAITING_CHECKS = 64;

    private final Credentials accounts;
    private final SanctionList bans;
    private final Sessions sessions;
    private final ExecutorService checks = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING_CHECKS),
            Thread.ofPlatform().daemon().name("passwords").factory());

    /// What becomes of somebody at the door.
    sealed interface Verdict {

        /// They may come in.
        record Admitted(Nick nick) implements Verdict {}

        /// They must give the name's password first.
        record PasswordNeeded(Nick nick) implements Verdict {}

        /// They may not come in.
        record Refused(ErrorCode code, String reason) implements Verdict {}
    }

    public Doorkeeper(Credentials accounts, SanctionList bans, Sessions sessions) {
        this.accounts = accounts;
        this.bans = bans;
        this.sessions = sessions;
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
        if (nick.isReserved()) {
            return new Verdict.Refused(ErrorCode.NICK_RESERVED, "The name " + nick + " is reserved.");
        }
        Optional<Verdict> ban = banned(nick, address);
        if (ban.isPresent()) {
            return ban.get();
        }
        if (sessions.find(nick.text()).isPresent()) {
            return taken(nick);
        }
        return accounts.has(nick) ? new Verdict.PasswordNeeded(nick) : new Verdict.Admitted(nick);
    }

    /// Checks a password.
    ///
    /// @param then told the verdict, on another thread or, if too many checks wait, on this one
    void check(Nick nick, String password, Consumer<Verdict> then) {
        try {
            checks.execute(() -> then.accept(checked(nick, password)));
        } catch (RejectedExecutionException e) {
            then.accept(new Verdict.Refused(ErrorCode.BUSY, "Too many people are logging in. Try again in a moment."));
        }
    }

    private Verdict checked(Nick nick, String password) {
        try {
            return accounts.verify(nick, password)
                    ? new Verdict.Admitted(nick)
                    : new Verdict.Refused(ErrorCode.PASSWORD_WRONG, "The password is wrong.");
        } catch (IOException | RuntimeException e) {
            log.error("the password of {} cannot be checked", nick, e);
            return new Verdict.Refused(
                    ErrorCode.BUSY, "The password cannot be checked now. The server's log says why.");
        }
    }

    /// Gives the session its name, if nothing stands against it at this very moment. Banning and coming in at
    /// the same time cannot miss each other: here the name is taken first and the ban looked up second,
    /// whoever bans does it the other way round.
    Verdict admit(Session session) {
        Nick nick = session.name();
        if (!sessions.claim(session)) {
            return taken(nick);
        }
        Optional<Verdict> ban = banned(nick, session.address());
        if (ban.isPresent()) {
            sessions.release(session);
        }
        return ban.orElse(new Verdict.Admitted(nick));
    }

    /// Who somebody is who comes in under a name.
    Identity identityOf(Nick nick) {
        return accounts.has(nick)
                ? Identity.holder(nick, accounts.rankOf(nick))
                : new Identity(nick, null, accounts.rankOf(nick));
    }

    @Override
    public void close() {
        checks.shutdown();
    }

    private Optional<Verdict> banned(Nick nick, String address) {
        Optional<Sanction> ofName = bans.against(nick);
        if (ofName.isPresent()) {
            String terms = ofName.get().terms();
            return Optional.of(new Verdict.Refused(ErrorCode.BANNED, "The name " + nick + " is banned" + terms));
        }
        return bans.against(address)
                .map(ban -> new Verdict.Refused(ErrorCode.BANNED, "Your address is banned" + ban.terms()));
    }

    private static Verdict taken(Nick nick) {
        return new Verdict.Refused(ErrorCode.NICK_TAKEN, "Somebody called " + nick + " is here already.");
    }
}
