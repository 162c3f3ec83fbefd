package dev.parley.plugins.poll;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.util.List;
import java.util.stream.IntStream;

/// Shows the last poll of the room and how the votes are.
@Slash(name = "poll show", aliases = "poll", help = "Show the poll and its votes")
public final class PollShow implements Command<PollShow.Args> {

    private final Polls polls;

    /// No arguments.
    public record Args() {}

    public PollShow(Polls polls) {
        this.polls = polls;
    }

    @Override
    public Reply run(Args args, Call call) {
        return polls.of(call.room())
                .map(PollShow::table)
                .orElseGet(() -> Reply.text("There has been no poll. /poll start begins one."));
    }

    private static Reply table(Poll poll) {
        List<String> columns = List.of("#", poll.question() + (poll.open() ? "" : " (closed)"), "VOTES", "SHARE");
        int all = Math.max(1, poll.votes().size());
        return Reply.table(
                columns,
                IntStream.range(0, poll.options().size())
                        .mapToObj(option -> List.of(
                                String.valueOf(option + 1),
                                poll.options().get(option),
                                String.valueOf(poll.votesFor(option)),
                                Math.round(100.0 * poll.votesFor(option) / all) + " %"))
                        .toList());
    }
}
