package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;

/// Shows what the room is about.
@Slash(name = "topic", help = "Show what the room is about")
public final class Topic implements Command<Topic.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        String topic = call.room().topic();
        return Reply.text(
                topic.isEmpty()
                        ? "Nothing was said about what " + call.room().name() + " is about."
                        : "Topic of " + call.room().name() + ": " + topic);
    }
}
