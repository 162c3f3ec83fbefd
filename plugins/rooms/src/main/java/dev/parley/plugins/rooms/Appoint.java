package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Lets somebody moderate the room. They need an account, by which they are known when they come again.
@Slash(
        name = "room appoint",
        help = "Let somebody moderate the room",
        permission = "room.appoint",
        role = Role.MODERATOR,
        roomModerators = true,
        audited = true)
public final class Appoint implements Command<Appoint.Args> {

    /// Whom.
    public record Args(
            @Outranked @Help("somebody with an account") Nickname who) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return switch (call.room().appoint(args.who())) {
            case Result.Done _ ->
                Reply.toRoom(args.who() + " moderates " + call.room().name() + " from now on.");
            case Result.Refused(String reason) -> Reply.refused(reason);
        };
    }
}
