package dev.parley.plugins.talk;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.PluginContext;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says what is known of somebody who is here.
@Slash(name = "whois", help = "Say what is known of somebody who is here")
public final class Whois implements Command<Whois.Args> {

    /// Who sees addresses: administrators, unless they decide otherwise.
    private static final String ADDRESS = "whois.address";

    private final PluginContext plugin;

    /// Whom.
    public record Args(@Help("who") User who) {}

    public Whois(PluginContext plugin) {
        this.plugin = plugin;
    }

    @Override
    public Reply run(Args args, Call call) {
        User who = args.who();
        String rooms = who.rooms().stream()
                .filter(room -> room.isVisibleTo(call.caller()))
                .map(Room::name)
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        lines.add(who.nick() + " has been here for "
                + span(Duration.between(who.since(), plugin.clock().instant())) + ".");
        lines.add(who.account().map(account -> "Account: " + account).orElse("A guest"));
        lines.add("Rooms: " + (rooms.isEmpty() ? "none that you know" : rooms));
        who.away().ifPresent(why -> lines.add(why.isEmpty() ? "Away" : "Away: " + why));
        if (call.caller().may(ADDRESS)) {
            lines.add("Address: " + who.address());
        }
        return Reply.text(String.join("\n", lines));
    }

    private static String span(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes < 1) {
            return "less than a minute";
        }
        String hours = minutes < 60 ? "" : minutes / 60 + " h ";
        return hours + minutes % 60 + " min";
    }
}
