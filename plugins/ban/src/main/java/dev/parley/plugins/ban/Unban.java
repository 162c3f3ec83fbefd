package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;

/// Lets a banned name in again.
@Slash(
        name = "unban",
        help = "Let a banned name in again",
        permission = "moderation.ban",
        role = MODERATOR,
        audited = true)
public final class Unban implements Command<Unban.Args> {

    /// Which name.
    public record Args(@Help("which name") Nickname name) {}

    @Override
    public Reply run(Args args, Call call) {
        try {
            return call.server().bans().remove(args.name())
                    ? Reply.text(args.name() + " may come in again.")
                    : Reply.refused(args.name() + " is not banned.");
        } catch (IOException e) {
            return Reply.refused("The ban of " + args.name() + " is still in force: " + e.getMessage());
        }
    }
}
