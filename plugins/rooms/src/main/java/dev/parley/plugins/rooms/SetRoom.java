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

/// Keeps the room in another way.
@Slash(
        name = "room set",
        help = "Hide the room, make it invite-only or moderated, or open it again",
        permission = "room.set",
        role = Role.MODERATOR,
        roomModerators = true)
public final class SetRoom implements Command<SetRoom.Args> {

    /// What a moderator can choose.
    public enum Kind {
        /// Those who are not in do not learn of it.
        HIDDEN(RoomMode.HIDDEN, "is hidden now", "can be found by everybody now"),
        /// Only those come in who are invited.
        INVITE_ONLY(RoomMode.INVITE_ONLY, "is for those only who are invited now", "is open to everybody now"),
        /// Only moderators talk.
        MODERATED(RoomMode.MODERATED, "is moderated now: only moderators talk", "is not moderated any more");

        private final RoomMode mode;
        private final String on;
        private final String off;

        Kind(RoomMode mode, String on, String off) {
            this.mode = mode;
            this.on = on;
            this.off = off;
        }
    }

    /// What, and whether.
    public record Args(
            @Help("what") Kind kind, @Help("on or off") Toggle value) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        Kind kind = args.kind();
        boolean on = args.value() == Toggle.ON;
        String room = call.room().name();
        if (call.room().is(kind.mode) == on) {
            return Reply.refused("Nothing changes: " + room + " is so already.");
        }
        Result result = call.room().set(kind.mode, on);
        return switch (result) {
            case Result.Done _ -> Reply.toRoom(room + " " + (on ? kind.on : kind.off) + ".");
            case Result.Refused(String reason) -> Reply.refused(reason);
        };
    }
}
