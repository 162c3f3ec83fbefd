package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.util.stream.Collectors;

/// Says how the room is kept.
@Slash(name = "room", help = "Say how the room is kept")
public final class ShowRoom implements Command<ShowRoom.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        String kind = Words.kind(call.room());
        String moderators =
                call.room().moderators().stream().map(Nickname::text).collect(Collectors.joining(", "));
        return Reply.text(call.room().name() + ": " + (kind.isEmpty() ? "open to everybody" : kind)
                + (moderators.isEmpty() ? "" : "; moderated by " + moderators));
    }
}
