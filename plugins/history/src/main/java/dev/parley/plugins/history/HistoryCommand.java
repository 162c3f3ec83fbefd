package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Range;
import dev.parley.api.Reply;
import dev.parley.api.SaidLine;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Shows the last lines of the room, with their numbers.
@Slash(name = "history", help = "Show the last lines that were said here")
public final class HistoryCommand implements Command<HistoryCommand.Args> {

    private static final int USUAL = 20;

    /// How many.
    public record Args(
            @Range(min = 1, max = 100) @Help("how many") Optional<Integer> count) {}

    @Override
    public Reply run(Args args, Call call) {
        try {
            List<SaidLine> lines = call.room().history().last(args.count().orElse(USUAL));
            return lines.isEmpty() ? Reply.text("Nothing has been said here yet.") : Lines.table(lines);
        } catch (IOException e) {
            return Reply.refused("What was said cannot be read: " + e.getMessage() + ".");
        }
    }
}
