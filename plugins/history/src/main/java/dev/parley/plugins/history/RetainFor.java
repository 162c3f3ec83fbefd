package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Retention;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Says how old lines of the room may become.
@Slash(
        name = "retention age",
        help = "Keep lines of this room for some time only, or for ever",
        permission = "history.retention",
        role = Role.ADMIN,
        audited = true)
public final class RetainFor implements Command<RetainFor.Args> {

    /// How old.
    public record Args(
            @Help("1m at least; for ever if left out") Optional<Duration> time) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        if (args.time().isPresent() && args.time().get().compareTo(Retention.MIN_AGE) < 0) {
            return Reply.refused("Lines are kept for a minute at least.");
        }
        return Keeping.change(
                call, Optional.of(call.room().history().retention().withAge(args.time())));
    }
}
