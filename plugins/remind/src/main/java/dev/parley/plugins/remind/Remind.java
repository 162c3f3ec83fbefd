package dev.parley.plugins.remind;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Duration;

/// Reminds somebody else, now here or not.
@Slash(name = "remind", help = "Remind somebody of something", permission = "remind.others")
public final class Remind implements Command<Remind.Args> {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MAX_LENGTH = 300;

    private final Reminders reminders;

    /// Whom, after what time, of what.
    public record Args(
            @Help("who, here or not") Nickname who,
            @Help("after what time") Duration when,
            @Rest @Help("of what") String what) {}

    public Remind(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return add(reminders, call, args.who().text(), args.when(), args.what());
    }

    static Reply add(Reminders reminders, Call call, String to, Duration when, String what) throws IOException {
        if (when.compareTo(LONGEST) > 0) {
            return Reply.refused("A reminder can wait for " + LONGEST.toDays() + " days at most.");
        }
        if (what.length() > MAX_LENGTH) {
            return Reply.refused("A reminder can have " + MAX_LENGTH + " characters at most.");
        }
        boolean own = call.caller().nick().equalsIgnoreCase(to);
        return reminders
                .add(call.caller(), to, when, what)
                .map(added -> Reply.text((own ? "You" : to) + " will be reminded in " + Reminder.format(when)
                        + ". (/remind cancel " + added.number() + " takes it back.)"))
                .orElseGet(() -> Reply.refused("Too many reminders wait. You can have " + Reminders.MAX_EACH
                        + " of them, which /remind list lists."));
    }
}
