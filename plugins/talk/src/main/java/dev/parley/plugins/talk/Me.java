package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;

/// Says what the caller does.
@Slash(name = "me", help = "Say what you do: /me waves")
public final class Me implements Command<Me.Args> {

    /// What.
    public record Args(@Rest @Help("what you do") String text) {}

    @Override
    public Reply run(Args args, Call call) {
        return Reply.action(args.text());
    }
}
