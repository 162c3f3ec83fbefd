package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Outranked;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Result;
import dev.parley.api.Slash;
import dev.parley.api.Target;
import dev.parley.api.User;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Keeps a name or addresses out, and disconnects whoever that means.
@Slash(
        name = "ban",
        help = "Keep a name or addresses out",
        permission = "moderation.ban",
        role = MODERATOR,
        audited = true)
public final class Ban implements Command<Ban.Args> {

    private static final String DRY = "--dry";

    /// Whom, for how long and why.
    public record Args(
            @Outranked @Help("a name, an address or a block of them")
            Target who,

            @Help("as 10m, 12h or 7d; else for ever") Optional<Duration> duration,
            @Help("only show who would be removed") boolean dry,
            @Rest @Help("why") Optional<String> reason) {

        public Args {
            if (reason.filter(text -> Arrays.asList(text.split("\\s+")).contains(DRY))
                    .isPresent()) {
                throw new IllegalArgumentException(DRY + " has to stand before the reason");
            }
        }
    }

    @Override
    public Reply run(Args args, Call call) {
        Reach reach = Reach.of(args.who(), call);
        if (args.dry()) {
            return Reply.text(reach.wouldBeRemoved());
        }
        if (!call.confirmed() && reach.isWide()) {
            return Reply.confirm(reach.wouldBeRemoved());
        }
        Result result = call.server().bans().add(args.who(), args.duration(), args.reason());
        return result instanceof Result.Refused(String reason) ? Reply.refused(reason) : remove(args.who(), call);
    }

    /// Removes whom the ban means. They are looked up again: somebody may have come while it was being
    /// written, and nobody of them can come now.
    private static Reply remove(Target who, Call call) {
        String terms = call.server().bans().find(who.toString()).map(Terms::of).orElse("");
        List<User> present = call.server().matching(who);
        present.forEach(user -> user.disconnect("You were removed by an admin!" + terms));
        return switch (who) {
            case Target.Name(String nick) ->
                Reply.toRoom(present.stream().map(User::nick).findFirst().orElse(nick) + " was removed by an admin!"
                        + terms);
            case Target.Addresses _ -> {
                present.forEach(user -> call.room().send(user.nick() + " was removed by an admin!" + terms));
                yield Reply.text(who + " is kept out; " + present.size() + " removed." + terms);
            }
        };
    }
}
