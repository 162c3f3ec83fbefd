package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Says what the room is about.
@Slash(
        name = "topic set",
        help = "Say what the room is about",
        permission = "room.topic",
        role = Role.MODERATOR,
        roomModerators = true)
public final class TopicSet implements Command<TopicSet.Args> {

    /// What it is about.
    public record Args(@Rest @Help("at most 300 characters") String topic) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.room().changeTopic(call.caller(), args.topic()).reply("");
    }
}
