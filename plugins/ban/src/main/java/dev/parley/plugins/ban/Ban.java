package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.io.IOException;
import java.util.Optional;

/// Keeps a name out, and disconnects whoever has it.
@Slash(name = "ban", help = "Keep a name out", permission = "moderation.ban", role = MODERATOR, audited = true)
public final class Ban implements Command<Ban.Args> {

    /// Which name.
    public record Args(@Help("which name, here or not") Nickname name) {}

    @Override
    public Reply run(Args args, Call call) {
        Optional<User> target = call.server().user(args.name().text());
        if (target.filter(call.caller()::equals).isPresent()) {
            return Reply.refused("You cannot ban yourself.");
        }
        boolean changed;
        try {
            changed = call.server().bans().add(args.name());
        } catch (IOException e) {
            return Reply.refused("The ban of " + args.name() + " is not stored, hence not in force: " + e.getMessage());
        }
        // Looked up again: they may have come while the ban was being written, and nobody of that name can
        // come now.
        Optional<User> present = call.server().user(args.name().text());
        present.ifPresent(user -> user.disconnect("You were removed by an admin!"));
        if (present.isEmpty() && !changed) {
            return Reply.refused(args.name() + " is banned already.");
        }
        return Reply.toRoom(present.map(User::nick).orElse(args.name().text()) + " was removed by an admin!");
    }
}
