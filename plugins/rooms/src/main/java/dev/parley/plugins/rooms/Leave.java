package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.util.Optional;

/// Goes out of a room.
@Slash(name = "leave", help = "Go out of a room", aliases = "part")
public final class Leave implements Command<Leave.Args> {

    /// Which one.
    public record Args(
            @Help("the one you talk in, unless you say another")
            Optional<Room> room) {}

    @Override
    public Reply run(Args args, Call call) {
        Room room = args.room().orElse(call.room());
        return call.caller().leave(room).reply(Words.whereNow(call.caller()));
    }
}
