package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Outranked;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.api.User;

/// Warns somebody, whom alone it reaches; the audit log keeps it.
@Slash(
        name = "warn",
        help = "Warn somebody in private",
        permission = "moderation.warn",
        role = MODERATOR,
        audited = true)
public final class Warn implements Command<Warn.Args> {

    /// Whom, and of what.
    public record Args(
            @Outranked @Help("who") User who,
            @Rest @Help("what they should mend") String reason) {}

    @Override
    public Reply run(Args args, Call call) {
        args.who().send("A moderator warns you: " + args.reason());
        return Reply.text(args.who().nick() + " is warned.");
    }
}
