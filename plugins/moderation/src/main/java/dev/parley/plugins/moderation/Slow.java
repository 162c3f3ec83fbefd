package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Duration;

/// Makes everybody in a room wait between two lines.
@Slash(
        name = "slow",
        help = "Make everybody here wait between two lines",
        permission = "moderation.slow",
        role = MODERATOR,
        roomModerators = true,
        audited = true)
public final class Slow implements Command<Slow.Args> {

    /// How long.
    public record Args(@Help("1s to 6h, or off") Wait duration) {}

    @Override
    public Reply run(Args args, Call call) {
        Room room = call.room();
        Duration wait = args.duration().time();
        if (room.slow().equals(wait)) {
            return Reply.refused("That is so in " + room.name() + " already.");
        }
        try {
            room.slow(wait);
        } catch (IOException e) {
            return Reply.refused(room.name() + " stays as it was: " + e.getMessage() + ".");
        }
        return Reply.toRoom(
                wait.isZero()
                        ? room.name() + " is not slowed down any more."
                        : room.name() + " is slowed down: " + args.duration().text() + " between two lines.");
    }
}
