package dev.parley.plugins.remind;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.PluginContext;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lists the caller's reminders.
@Slash(name = "remind list", help = "List your reminders")
public final class RemindList implements Command<RemindList.Args> {

    private final Reminders reminders;
    private final PluginContext plugin;

    /// No arguments.
    public record Args() {}

    public RemindList(Reminders reminders, PluginContext plugin) {
        this.reminders = reminders;
        this.plugin = plugin;
    }

    @Override
    public Reply run(Args args, Call call) {
        Instant now = plugin.clock().instant();
        List<List<String>> rows = reminders.of(call.caller()).stream()
                .map(reminder ->
                        List.of(String.valueOf(reminder.number()), when(reminder, now), reminder.to(), reminder.what()))
                .toList();
        return rows.isEmpty()
                ? Reply.text("You have no reminders.")
                : Reply.table(List.of("#", "WHEN", "FOR", "WHAT"), rows);
    }

    private static String when(Reminder reminder, Instant now) {
        return reminder.due().isAfter(now)
                ? "in " + Reminder.format(Duration.between(now, reminder.due()))
                : "when they come";
    }
}
