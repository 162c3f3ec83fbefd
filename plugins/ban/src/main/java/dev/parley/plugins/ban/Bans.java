package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.util.List;
import java.util.stream.Collectors;

/// Lists the banned names.
@Slash(name = "bans", help = "List the banned names", permission = "moderation.ban", role = MODERATOR)
public final class Bans implements Command<Bans.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        List<Nickname> names = call.server().bans().list();
        return Reply.text(
                names.isEmpty()
                        ? "Nobody is banned."
                        : names.stream().map(Nickname::text).collect(Collectors.joining("\n")));
    }
}
