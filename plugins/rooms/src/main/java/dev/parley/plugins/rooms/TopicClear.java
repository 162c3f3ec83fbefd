package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Takes the topic away.
@Slash(
        name = "topic clear",
        help = "Take the topic away",
        permission = "room.topic",
        role = Role.MODERATOR,
        roomModerators = true)
public final class TopicClear implements Command<TopicClear.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.room().topic().isEmpty()
                ? Reply.refused("There is no topic.")
                : call.room().changeTopic(call.caller(), "").reply("");
    }
}
