package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;

/// Says how long what is said in the room is kept.
@Slash(name = "retention", help = "Say how long what is said here is kept")
public final class ShowRetention implements Command<ShowRetention.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        return Reply.text(Keeping.sentence(call.room()));
    }
}
