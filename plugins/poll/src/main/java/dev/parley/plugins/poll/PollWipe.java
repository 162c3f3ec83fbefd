package dev.parley.plugins.poll;

import static dev.parley.api.Role.ADMIN;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;

/// Forgets all polls.
@Slash(
        name = "poll wipe",
        help = "Remove all polls and votes",
        permission = PollWipe.PERMISSION,
        role = ADMIN,
        audited = true,
        confirm = "This removes the polls of all rooms, with their votes.")
public final class PollWipe implements Command<PollWipe.Args> {

    /// Who has it may also end other people's polls.
    static final String PERMISSION = "poll.manage";

    private final Polls polls;

    /// No arguments.
    public record Args() {}

    public PollWipe(Polls polls) {
        this.polls = polls;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        polls.wipe();
        return Reply.text("All polls are removed.");
    }
}
