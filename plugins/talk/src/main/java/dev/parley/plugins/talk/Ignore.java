package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets the caller see nothing any more of what somebody says; or says whom they ignore.
@Slash(name = "ignore", help = "See nothing of what somebody says; alone: whom you ignore")
public final class Ignore implements Command<Ignore.Args> {

    /// Whom.
    public record Args(@Help("whom, here or not") Optional<Nickname> name) {}

    @Override
    public Reply run(Args args, Call call) {
        if (args.name().isPresent()) {
            Nickname name = args.name().get();
            return call.caller()
                    .ignore(name)
                    .reply("You see nothing of what " + name + " says. /unignore " + name + " ends that.");
        }
        String names =
                call.caller().ignored().stream().map(Nickname::text).sorted().collect(Collectors.joining(", "));
        return Reply.text(names.isEmpty() ? "You ignore nobody." : "You ignore: " + names);
    }
}
