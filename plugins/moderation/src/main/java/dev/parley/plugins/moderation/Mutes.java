package dev.parley.plugins.moderation;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Sanction;
import dev.parley.api.Slash;
import java.util.List;

/// Lists the mutes.
@Slash(name = "mutes", help = "List the mutes in force", permission = "moderation.mute", role = MODERATOR)
public final class Mutes implements Command<Mutes.Args> {

    private static final int MOST = 100;

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        List<Sanction> mutes = call.server().mutes().list();
        return mutes.isEmpty()
                ? Reply.text("Nobody is muted.")
                : Reply.table(
                        List.of("WHO", "UNTIL", "BY", "SINCE", "REASON"),
                        mutes.reversed().stream().limit(MOST).map(Mutes::row).toList());
    }

    private static List<String> row(Sanction mute) {
        return List.of(
                mute.target().toString(),
                mute.until().map(Terms::time).orElse("for ever"),
                mute.by().orElse(""),
                mute.since().map(Terms::time).orElse(""),
                mute.reason());
    }
}
