package dev.parley.plugins.poll;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.Optional;

/// Ends the poll and says how it went. For whoever began it, and for those who may wipe polls.
@Slash(name = "poll stop", help = "End the poll")
public final class PollStop implements Command<PollStop.Args> {

    private final Polls polls;

    /// No arguments.
    public record Args() {}

    public PollStop(Polls polls) {
        this.polls = polls;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        boolean mayAny = call.caller().may(PollWipe.PERMISSION);
        Optional<Poll> poll = polls.change(
                call.room(),
                open -> mayAny || open.author().equalsIgnoreCase(call.caller().nick()) ? open.closed() : open);
        if (poll.isEmpty()) {
            return Reply.refused("There is no open poll.");
        }
        Poll last = poll.get();
        return last.open()
                ? Reply.refused("Only " + last.author() + " and administrators can end this poll.")
                : Reply.toRoom("The poll is over. " + last.question() + " "
                        + last.list(i -> last.options().get(i) + ": " + last.votesFor(i)) + ".");
    }
}
