package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.util.List;
import java.util.stream.Collectors;

/// Says who is in the room.
@Slash(name = "who", help = "Say who is here")
public final class WhoCommand implements Command<WhoCommand.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        List<User> members = call.room().members();
        String names = members.stream().map(User::nick).collect(Collectors.joining(", "));
        return Reply.text(members.size() + " in " + call.room().name() + ": " + names);
    }
}
