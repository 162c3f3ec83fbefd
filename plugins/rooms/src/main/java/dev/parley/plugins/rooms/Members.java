package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.util.List;
import java.util.Optional;

/// Says who is in a room, and who keeps order there.
@Slash(name = "members", help = "Say who is in a room, and who moderates it")
public final class Members implements Command<Members.Args> {

    /// Which room.
    public record Args(
            @Help("the one you talk in, unless you say another")
            Optional<Room> room) {}

    @Override
    public Reply run(Args args, Call call) {
        Room room = args.room().orElse(call.room());
        return Reply.table(
                List.of("NAME", "ROLE", "AWAY"),
                room.members().stream()
                        .map(member -> List.of(
                                member.nick(),
                                member.moderates(room) ? "moderator" : "",
                                member.away()
                                        .map(why -> why.isEmpty() ? "away" : why)
                                        .orElse("")))
                        .toList());
    }
}
