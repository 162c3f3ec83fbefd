package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Role;
import dev.parley.api.RoomMode;
import dev.parley.api.Slash;
import java.io.IOException;

/// Keeps the room when nobody is in, and when the server is started again; or does so no more. Whoever
/// makes a room moderates it, so this is for moderators of the server alone: else everybody could fill the
/// disk with rooms.
@Slash(
        name = "room keep",
        help = "Keep the room when nobody is in, and over restarts, or no more",
        permission = "room.keep",
        role = Role.MODERATOR)
public final class KeepRoom implements Command<KeepRoom.Args> {

    /// Whether.
    public record Args(@Help("on or off") Toggle value) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        boolean on = args.value() == Toggle.ON;
        String room = call.room().name();
        if (call.room().is(RoomMode.PERSISTENT) == on) {
            return Reply.refused(room + (on ? " is kept already." : " is not kept."));
        }
        Result result = call.room().set(RoomMode.PERSISTENT, on);
        return switch (result) {
            case Result.Done _ ->
                Reply.toRoom(room + (on ? " is kept from now on." : " goes when the last one has left."));
            case Result.Refused(String reason) -> Reply.refused(reason);
        };
    }
}
