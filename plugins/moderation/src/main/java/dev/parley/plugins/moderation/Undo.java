package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;

/// Takes back the caller's last ban, mute and the like.
@Slash(
        name = "undo",
        help = "Take back your last ban, mute, lock and the like",
        permission = "moderation.undo",
        role = MODERATOR,
        audited = true)
public final class Undo implements Command<Undo.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        return call.undo();
    }
}
