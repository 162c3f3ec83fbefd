package dev.parley.plugins.ban;

import dev.parley.api.Call;
import dev.parley.api.Target;
import dev.parley.api.User;
import java.util.List;
import java.util.stream.Collectors;

/// Whom a ban would remove.
///
/// @param hit who is meant
/// @param online how many are here
/// @param caller who bans
record Reach(List<User> hit, int online, User caller) {

    private static final int SHOWN = 20;

    static Reach of(Target target, Call call) {
        return new Reach(call.server().matching(target), call.server().users().size(), call.caller());
    }

    /// Whether that is so many that it may be a mistake: the caller, or several people who are more than
    /// a tenth of those here.
    boolean isWide() {
        return hit.contains(caller) || (hit.size() > 1 && hit.size() * 10 > online);
    }

    /// A sentence that says who.
    String wouldBeRemoved() {
        if (hit.isEmpty()) {
            return "That would remove nobody who is here.";
        }
        String names = hit.stream().map(User::nick).sorted().limit(SHOWN).collect(Collectors.joining(", "));
        String more = hit.size() > SHOWN ? " and " + (hit.size() - SHOWN) + " more" : "";
        String you = hit.contains(caller) ? ", you among them" : "";
        return "That would remove " + hit.size() + " of the " + online + " here" + you + ": " + names + more + ".";
    }
}
