package dev.parley.plugins.kick;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Outranked;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.util.Optional;

/// Disconnects somebody, who may return.
@Slash(name = "kick", help = "Disconnect someone", permission = "moderation.kick", role = MODERATOR, audited = true)
public final class Kick implements Command<Kick.Args> {

    /// Whom, and perhaps why.
    public record Args(
            @Outranked @Help("who") User who,
            @Rest @Help("why") Optional<String> reason) {}

    @Override
    public Reply run(Args args, Call call) {
        String why = args.reason().map(reason -> " Reason: " + reason).orElse("");
        args.who().disconnect("You were removed by an admin!" + why);
        return Reply.toRoom(args.who().nick() + " was removed by an admin!" + why);
    }
}
