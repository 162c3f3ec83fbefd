package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import dev.parley.api.Target;

/// Lifts a ban.
@Slash(name = "unban", help = "Lift a ban", permission = "moderation.ban", role = MODERATOR, audited = true)
public final class Unban implements Command<Unban.Args> {

    /// Which ban.
    public record Args(
            @Help("a banned name, address or block") Banned who) {}

    @Override
    public Reply run(Args args, Call call) {
        Target who = args.who().ban().target();
        return call.server().bans().remove(who).reply(who + " may come in again.");
    }
}
