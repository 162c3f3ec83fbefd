package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;
import dev.parley.api.Target;

/// Lets somebody speak again.
@Slash(name = "unmute", help = "Lift a mute", permission = "moderation.mute", role = MODERATOR, audited = true)
public final class Unmute implements Command<Unmute.Args> {

    /// Which mute.
    public record Args(
            @Help("a muted name, address or block") Muted who) {}

    @Override
    public Reply run(Args args, Call call) {
        Target who = args.who().mute().target();
        Result result = call.server().mutes().remove(who);
        if (result instanceof Result.Done) {
            call.server().matching(who).forEach(user -> user.send("You may speak again."));
        }
        return result.reply(who + " may speak again.");
    }
}
