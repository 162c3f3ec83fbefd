package dev.parley.plugins.remind;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Range;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;

/// Takes a reminder back; the one who would be told may do that, too.
@Slash(name = "remind cancel", help = "Take a reminder back")
public final class RemindCancel implements Command<RemindCancel.Args> {

    private final Reminders reminders;

    /// Which one.
    public record Args(
            @Help("its number in /remind list") @Range(min = 1)
            long number) {}

    public RemindCancel(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return reminders.cancel(call.caller(), args.number())
                ? Reply.text("Reminder " + args.number() + " is taken back.")
                : Reply.refused("You have no reminder " + args.number() + ". /remind list lists them.");
    }
}
