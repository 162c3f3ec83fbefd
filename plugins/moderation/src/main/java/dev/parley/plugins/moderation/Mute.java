package dev.parley.plugins.moderation;

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
import java.util.Optional;
import java.util.stream.Collectors;

/// Silences somebody, who stays and reads.
@Slash(
        name = "mute",
        help = "Silence a name or addresses",
        permission = "moderation.mute",
        role = MODERATOR,
        audited = true)
public final class Mute implements Command<Mute.Args> {

    private static final String DRY = "--dry";

    /// Whom, for how long and why.
    public record Args(
            @Outranked @Help("a name, an address or a block of them")
            Target who,

            @Help("as 10m, 12h or 7d; else for ever") Optional<Duration> duration,
            @Help("only show who would be silenced") boolean dry,
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
        if (args.dry()) {
            String names = call.server().matching(args.who()).stream()
                    .map(User::nick)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Reply.text(
                    names.isEmpty() ? "That would silence nobody who is here." : "That would silence " + names + ".");
        }
        Result result = call.server().mutes().add(args.who(), args.duration(), args.reason());
        if (result instanceof Result.Refused(String reason)) {
            return Reply.refused(reason);
        }
        String terms =
                call.server().mutes().find(args.who().toString()).map(Terms::of).orElse(".");
        call.server().matching(args.who()).forEach(user -> user.send("You are muted" + terms));
        return Reply.text(args.who() + " is muted" + terms);
    }
}
