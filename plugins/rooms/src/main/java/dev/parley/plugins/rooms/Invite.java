package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.RoomMode;
import dev.parley.api.Slash;
import dev.parley.api.User;

/// Asks somebody into the room.
@Slash(name = "invite", help = "Ask somebody into the room")
public final class Invite implements Command<Invite.Args> {

    /// Whom.
    public record Args(@Help("who") User who) {}

    @Override
    public Reply run(Args args, Call call) {
        User caller = call.caller();
        User guest = args.who();
        Room room = call.room();
        if (!caller.rooms().contains(room)) {
            return Reply.refused("You are not in " + room.name() + " yourself.");
        }
        if (room.members().contains(guest)) {
            return Reply.refused(guest.nick() + " is in " + room.name() + " already.");
        }
        if (room.is(RoomMode.INVITE_ONLY) && !caller.moderates(room)) {
            return Reply.refused("Only moderators of " + room.name() + " can ask somebody in.");
        }
        room.invite(guest);
        boolean ignored = guest.ignored().stream().anyMatch(name -> name.text().equalsIgnoreCase(caller.nick()));
        if (!ignored) {
            guest.send(caller.nick() + " asks you into " + room.name() + ": /join " + room.name());
        }
        return Reply.text(guest.nick() + " is invited to " + room.name() + ".");
    }
}
