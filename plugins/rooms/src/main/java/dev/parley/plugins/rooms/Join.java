package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;

/// Goes into a room, or turns to one.
@Slash(name = "join", help = "Go into a room, or turn to one that you are in", aliases = "j")
public final class Join implements Command<Join.Args> {

    /// Where to.
    public record Args(@Help("a new one comes to be") RoomName room) {}

    @Override
    public Reply run(Args args, Call call) {
        Result result = call.caller().join(args.room().text());
        return result.reply(call.caller()
                .here()
                .map(room -> "You talk in " + room.name() + " now; "
                        + Words.people(room.members().size()) + " here.")
                .orElse(""));
    }
}
