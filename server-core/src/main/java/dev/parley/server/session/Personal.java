package dev.parley.server.session;

import dev.parley.server.people.Nick;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody has settled for themselves while they are connected, which most do not. Immutable.
///
/// @param away why they are away; null while they are not
/// @param ignored whose words they do not want to see, by the key of the name
/// @param lastWriter who said something to them alone last; null if nobody did
public record Personal(
        @Nullable String away,
        Map<String, Nick> ignored,
        @Nullable Session lastWriter) {

    /// How many names one person can ignore.
    public static final int MAX_IGNORED = 100;

    static final Personal NONE = new Personal(null, Map.of(), null);

    /// Whether they do not want to see what somebody of that name says.
    ///
    /// @param nick in any form
    public boolean ignores(String nick) {
        return !ignored.isEmpty() && ignored.containsKey(Nick.keyOf(nick));
    }

    /// Whom they ignore, in no order.
    public Collection<Nick> ignoredNames() {
        return ignored.values();
    }

    /// The same with another reason to be away; null for none.
    public Personal withAway(@Nullable String why) {
        return new Personal(why, ignored, lastWriter);
    }

    /// The same, but they do not want to see what that one says.
    public Personal ignoring(Nick name) {
        Map<String, Nick> more = new HashMap<>(ignored);
        more.put(name.key(), name);
        return new Personal(away, Map.copyOf(more), lastWriter);
    }

    /// The same, but they want to see what that one says.
    public Personal noticing(Nick name) {
        Map<String, Nick> fewer = new HashMap<>(ignored);
        fewer.remove(name.key());
        return new Personal(away, Map.copyOf(fewer), lastWriter);
    }

    Personal withLastWriter(Session writer) {
        return new Personal(away, ignored, writer);
    }
}
