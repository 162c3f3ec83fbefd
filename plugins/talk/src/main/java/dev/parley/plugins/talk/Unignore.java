package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;

/// Lets the caller see again what somebody says.
@Slash(name = "unignore", help = "See again what somebody says")
public final class Unignore implements Command<Unignore.Args> {

    /// Whom.
    public record Args(@Help("whom") Nickname name) {}

    @Override
    public Reply run(Args args, Call call) {
        return call.caller().unignore(args.name())
                ? Reply.text("You see what " + args.name() + " says.")
                : Reply.refused("You do not ignore " + args.name() + ".");
    }
}
