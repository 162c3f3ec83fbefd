package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;

/// Answers whoever said something to the caller alone last.
@Slash(name = "reply", help = "Answer whoever said something to you alone last", aliases = "r")
public final class Answer implements Command<Answer.Args> {

    /// What.
    public record Args(@Rest @Help("what") String text) {}

    @Override
    public Reply run(Args args, Call call) {
        return call.caller()
                .lastWriter()
                .map(writer -> Whisper.from(call.caller(), writer, args.text()))
                .orElse(Reply.refused("Nobody has said anything to you alone. /msg <who> <text> begins."));
    }
}
