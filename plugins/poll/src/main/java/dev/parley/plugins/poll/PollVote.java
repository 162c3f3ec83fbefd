package dev.parley.plugins.poll;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Range;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Answers the question; who answers again has changed their mind.
@Slash(name = "poll vote", help = "Answer the question")
public final class PollVote implements Command<PollVote.Args> {

    private static final int MAX_VOTERS = 5_000;

    private final Polls polls;

    /// Which option, counted from 1.
    public record Args(
            @Help("number of the option") @Range(min = 1, max = 10)
            int option) {}

    public PollVote(Polls polls) {
        this.polls = polls;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        User caller = call.caller();
        Optional<Poll> poll = polls.change(call.room(), open -> counted(open, caller.nick(), args.option() - 1));
        if (poll.isEmpty()) {
            return Reply.refused("There is no open poll. /poll start begins one.");
        }
        if (args.option() > poll.get().options().size()) {
            return Reply.refused("The options are 1 to " + poll.get().options().size() + ". /poll show lists them.");
        }
        return poll.get().votes().containsKey(caller.nick().toLowerCase(Locale.ROOT))
                ? Reply.text("Your vote: " + poll.get().options().get(args.option() - 1) + ".")
                : Reply.refused("This poll has as many votes as it can take.");
    }

    private static Poll counted(Poll poll, String nick, int option) {
        boolean full = poll.votes().size() >= MAX_VOTERS && !poll.votes().containsKey(nick.toLowerCase(Locale.ROOT));
        return full || option >= poll.options().size() ? poll : poll.withVote(nick, option);
    }
}
