package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.api.User;

/// Says something to one person alone.
@Slash(
        name = "msg",
        help = "Say something to one person alone",
        aliases = {"m", "tell"})
public final class Msg implements Command<Msg.Args> {

    /// To whom, and what.
    public record Args(
            @Help("to whom") User who, @Rest @Help("what") String text) {}

    @Override
    public Reply run(Args args, Call call) {
        return Whisper.from(call.caller(), args.who(), args.text());
    }
}
