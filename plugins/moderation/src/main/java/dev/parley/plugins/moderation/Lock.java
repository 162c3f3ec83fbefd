package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;
import static dev.parley.api.RoomMode.LOCKED;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.io.IOException;

/// Lets nobody but moderators talk in a room, or come in.
@Slash(
        name = "lock",
        help = "Let only moderators talk and come in here",
        permission = "moderation.lock",
        role = MODERATOR,
        roomModerators = true,
        audited = true)
public final class Lock implements Command<Lock.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        Room room = call.room();
        if (room.is(LOCKED)) {
            return Reply.refused("That is so in " + room.name() + " already.");
        }
        try {
            return room.set(LOCKED, true) instanceof Result.Refused(String reason)
                    ? Reply.refused(reason)
                    : Reply.toRoom(room.name() + " is locked: only its moderators talk and come in.");
        } catch (IOException e) {
            return Reply.refused(room.name() + " stays as it was: " + e.getMessage() + ".");
        }
    }
}
