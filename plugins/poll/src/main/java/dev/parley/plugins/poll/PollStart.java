package dev.parley.plugins.poll;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Asks the room something.
@Slash(name = "poll start", help = "Ask the room something", permission = "poll.start", cooldown = "10s")
public final class PollStart implements Command<PollStart.Args> {

    private static final int MAX_QUESTION = 200;
    private static final int MAX_OPTION = 60;
    private static final int MAX_OPTIONS = 10;

    private final Polls polls;

    /// What is asked, and what can be answered.
    public record Args(
            @Help("in quotes") String question,

            @Help("two or more, in quotes if they have blanks")
            List<String> options) {

        /// Checks what a grammar cannot say.
        ///
        /// @throws IllegalArgumentException with a reason for the caller
        public Args {
            if (question.isBlank() || question.length() > MAX_QUESTION) {
                throw new IllegalArgumentException("a question has 1 to " + MAX_QUESTION + " characters");
            }
            if (options.size() < 2 || options.size() > MAX_OPTIONS || new HashSet<>(options).size() < options.size()) {
                throw new IllegalArgumentException("a poll has 2 to " + MAX_OPTIONS + " different options");
            }
            if (options.stream().anyMatch(option -> option.isBlank() || option.length() > MAX_OPTION)) {
                throw new IllegalArgumentException("an option has 1 to " + MAX_OPTION + " characters");
            }
        }
    }

    public PollStart(Polls polls) {
        this.polls = polls;
    }

    @Override
    public Reply run(Args args, Call call) throws IOException {
        String author = call.caller().nick();
        Poll poll = new Poll(call.room().name(), author, true, args.question(), args.options(), Map.of());
        return polls.start(poll)
                ? Reply.toRoom(author + " asks: " + poll.question() + " "
                        + poll.list(i -> (i + 1) + ") " + poll.options().get(i)) + ". Answer with /poll vote <number>.")
                : Reply.refused("There is a poll already: /poll show shows it, /poll stop ends it.");
    }
}
