package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.OptionalLong;

/// Deletes a line: one's own; moderators delete those of others too.
@Slash(name = "delete", help = "Delete a line that you said", audited = true)
public final class Delete implements Command<Delete.Args> {

    /// Which.
    public record Args(@Help("its number, or last") String line) {}

    @Override
    public Reply run(Args args, Call call) {
        try {
            OptionalLong number = Lines.number(args.line(), call);
            return number.isEmpty()
                    ? Lines.noSuchLine(args.line())
                    : answer(call.room().history().delete(call.caller(), number.getAsLong()));
        } catch (IOException e) {
            return Reply.refused("What was said cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Reply answer(Result result) {
        return result instanceof Result.Refused(String reason) ? Reply.refused(reason) : Reply.nothing();
    }
}
