package dev.parley.plugins.remind;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Duration;

/// Reminds the caller.
@Slash(name = "remind me", help = "Remind yourself of something")
public final class RemindMe implements Command<RemindMe.Args> {

    private final Reminders reminders;

    /// After what time, of what.
    public record Args(
            @Help("after what time") Duration when,
            @Rest @Help("of what") String what) {}

    public RemindMe(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return Remind.add(reminders, call, call.caller().nick(), args.when(), args.what());
    }
}
