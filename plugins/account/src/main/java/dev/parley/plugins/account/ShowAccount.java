package dev.parley.plugins.account;

import dev.parley.api.Account;
import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Says what there is to know about an account. When it was last used is for its owner, and for moderators.
@Slash(name = "account", help = "Say whose account it is, yours if you name none")
public final class ShowAccount implements Command<ShowAccount.Args> {

    private static final String INSPECT = "account.inspect";

    /// Which account.
    public record Args(@Help("whose") Optional<Nickname> name) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        Optional<Nickname> own = call.caller().account();
        if (args.name().isEmpty() && own.isEmpty()) {
            return Reply.text("You are " + call.caller().nick() + ", a guest. /register makes the name your own.");
        }
        Nickname name = args.name().or(() -> own).orElseThrow();
        Optional<Account> account = call.server().accounts().find(name);
        if (account.isEmpty()) {
            return Reply.refused("There is no account called " + name + ".");
        }
        boolean all = own.filter(account.get().name()::equals).isPresent()
                || call.caller().may(INSPECT);
        return Reply.text(describe(account.get(), all));
    }

    private static String describe(Account account, boolean all) {
        String login =
                account.lastLogin().map(when -> ", last login " + time(when)).orElse("");
        return account.name() + ", a " + account.role() + " since " + time(account.created()) + (all ? login : "");
    }

    private static String time(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
