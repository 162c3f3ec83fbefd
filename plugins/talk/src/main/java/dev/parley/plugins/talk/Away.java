package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.util.Optional;

/// Notes that the caller is away, or back.
@Slash(name = "away", help = "Say that you are away, or, without a reason, that you are back")
public final class Away implements Command<Away.Args> {

    /// Why.
    public record Args(
            @Rest @Help("why; nothing when you are back") Optional<String> why) {}

    @Override
    public Reply run(Args args, Call call) {
        User caller = call.caller();
        if (args.why().isPresent()) {
            caller.goAway(args.why().get());
            return Reply.text("You are away. /away alone says that you are back.");
        }
        if (caller.away().isEmpty()) {
            return Reply.refused("You are not away. /away lunch says that you are.");
        }
        caller.comeBack();
        return Reply.text("You are back.");
    }
}
