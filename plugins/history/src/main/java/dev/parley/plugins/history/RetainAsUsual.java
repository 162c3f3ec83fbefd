package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.Optional;

/// Keeps of the room what the server's settings say.
@Slash(
        name = "retention reset",
        help = "Keep of this room what the server keeps of all",
        permission = "history.retention",
        role = Role.ADMIN,
        audited = true,
        confirm = "Lines of this room that the server's settings do not keep will be deleted for good.")
public final class RetainAsUsual implements Command<RetainAsUsual.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return Keeping.change(call, Optional.empty());
    }
}
