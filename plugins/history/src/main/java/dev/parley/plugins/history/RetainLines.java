package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Range;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Says how many of the last lines of the room are kept.
@Slash(
        name = "retention lines",
        help = "Keep some of the last lines of this room only, or all",
        permission = "history.retention",
        role = Role.ADMIN,
        audited = true)
public final class RetainLines implements Command<RetainLines.Args> {

    /// How many.
    public record Args(
            @Range(min = 1, max = 1_000_000_000_000L) @Help("how many; all if left out")
            Optional<Long> count) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        OptionalLong count = args.count().map(OptionalLong::of).orElse(OptionalLong.empty());
        return Keeping.change(
                call, Optional.of(call.room().history().retention().withLines(count)));
    }
}
