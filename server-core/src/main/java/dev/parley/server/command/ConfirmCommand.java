package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;

/// Confirms the command that waits for it. The dispatcher then runs that one instead, so this runs only when
/// none waits.
@Slash(name = ConfirmCommand.NAME, help = "Go on with a command that asked whether to")
public final class ConfirmCommand implements Command<ConfirmCommand.Args> {

    static final String NAME = "confirm";

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        return Reply.refused("There is nothing to confirm.");
    }
}
