package dev.parley.plugins.ban;

import static dev.parley.api.Role.MODERATOR;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Sanction;
import dev.parley.api.Slash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lists the bans.
@Slash(name = "bans", help = "List the bans in force", permission = "moderation.ban", role = MODERATOR)
public final class Bans implements Command<Bans.Args> {

    private static final int MOST = 100;

    /// Which.
    public record Args(
            @Help("a part of the name, the address or the reason")
            Optional<String> part) {}

    @Override
    public Reply run(Args args, Call call) {
        List<Sanction> found = call.server().bans().list().stream()
                .filter(ban -> matches(ban, args.part().orElse("")))
                .toList();
        if (found.isEmpty()) {
            return Reply.text(args.part().isEmpty() ? "Nobody is banned." : "No ban has that in it.");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Sanction ban : found.reversed().subList(0, Math.min(MOST, found.size()))) {
            rows.add(row(ban));
        }
        if (found.size() > MOST) {
            rows.add(List.of("… and " + (found.size() - MOST) + " older", "", "", "", "/bans with a part shows fewer"));
        }
        return Reply.table(List.of("WHO", "UNTIL", "BY", "SINCE", "REASON"), rows);
    }

    private static List<String> row(Sanction ban) {
        return List.of(
                ban.target().toString(),
                ban.until().map(Terms::time).orElse("for ever"),
                ban.by().orElse(""),
                ban.since().map(Terms::time).orElse(""),
                ban.reason());
    }

    private static boolean matches(Sanction ban, String part) {
        return (ban.target() + " " + ban.reason()).toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
