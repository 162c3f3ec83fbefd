package dev.parley.server.people;

import dev.parley.api.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which rank has which permission: what the administrator decided for the room, else what was decided for the
/// server, else what the commands declare. Safe for all threads: one immutable value behind one volatile.
public final class Permissions {

    /// To say something, in a room or to somebody alone. Everybody has it unless something else was decided.
    public static final String TALK = "talk";

    /// To change and delete lines that others said.
    public static final String OTHERS_LINES = "history.others";

    /// To send as much as one wants: no limit for a person or an address counts.
    public static final String UNLIMITED = "rate.unlimited";

    /// What the server itself asks for, and no command declares, with the lowest rank that has it.
    private static final Map<String, Rank> OWN =
            Map.of(TALK, Rank.GUEST, OTHERS_LINES, Rank.MODERATOR, UNLIMITED, Rank.ADMIN);

    private volatile Rules rules = new Rules(OWN, Overrides.NONE);

    /// What the administrator decided: for a permission the lowest rank that has it.
    ///
    /// @param everywhere by permission
    /// @param byRoom by the name of the room, then by permission
    public record Overrides(Map<String, Rank> everywhere, Map<String, Map<String, Rank>> byRoom) {

        /// Nothing was decided.
        public static final Overrides NONE = new Overrides(Map.of(), Map.of());

        public Overrides {
            everywhere = Map.copyOf(everywhere);
            byRoom = Map.copyOf(byRoom);
        }

        boolean contains(String permission) {
            return everywhere.containsKey(permission)
                    || byRoom.values().stream().anyMatch(decided -> decided.containsKey(permission));
        }
    }

    /// @param everybodyTalks whether nothing was decided about who may talk
    private record Rules(Map<String, Rank> declared, Overrides overrides, boolean everybodyTalks) {

        Rules(Map<String, Rank> declared, Overrides overrides) {
            this(declared, overrides, !overrides.contains(TALK));
        }

        Rank lowest(String permission, @Nullable String room) {
            Rank rank = here(permission, room);
            return rank != null ? rank : everywhere(permission);
        }

        @Nullable
        Rank here(String permission, @Nullable String room) {
            Map<String, Rank> decided = room == null ? null : overrides.byRoom.get(room);
            return decided == null ? null : decided.get(permission);
        }

        Rank everywhere(String permission) {
            Rank rank = overrides.everywhere.get(permission);
            return rank != null ? rank : byDeclaration(permission);
        }

        Rank byDeclaration(String permission) {
            return declared.getOrDefault(permission, Rank.ADMIN);
        }
    }

    /// Takes over what the commands declare.
    ///
    /// @param declared for each permission the lowest role that has it
    public synchronized void declare(Map<String, Role> declared) {
        Map<String, Rank> ranks = new HashMap<>(OWN);
        declared.forEach((permission, role) -> ranks.putIfAbsent(permission, Rank.of(role)));
        rules = new Rules(Map.copyOf(ranks), rules.overrides);
    }

    /// Takes over what the administrator decided, in place of what was decided before.
    public synchronized void override(Overrides overrides) {
        rules = new Rules(rules.declared, overrides);
    }

    /// The names of all that something declares, or about which something was decided, in order.
    public SortedSet<String> known() {
        Rules now = rules;
        SortedSet<String> names = new TreeSet<>(now.declared.keySet());
        names.addAll(now.overrides.everywhere.keySet());
        now.overrides.byRoom.values().forEach(decided -> names.addAll(decided.keySet()));
        return names;
    }

    /// The lowest rank that has a permission if nothing was decided about it.
    public Rank declared(String permission) {
        return rules.byDeclaration(permission);
    }

    /// What was decided about all of them.
    public Overrides overrides() {
        return rules.overrides;
    }

    /// The lowest rank that would have a permission without what was decided about it in just that place.
    ///
    /// @param room its name; null for everywhere
    Rank withoutDecision(String permission, @Nullable String room) {
        return room == null ? rules.byDeclaration(permission) : rules.everywhere(permission);
    }

    /// Whether anything was decided for a room of its own.
    public boolean isDecidedFor(String room) {
        return rules.overrides.byRoom.containsKey(room);
    }

    /// Whether a rank has a permission. The empty one is everybody's; one that nothing declares and nobody decided
    /// about is the administrators'.
    ///
    /// @param room where, by its name; null for what is about no room
    public boolean allows(Rank rank, String permission, @Nullable String room) {
        return permission.isEmpty() || rank.isAtLeast(rules.lowest(permission, room));
    }

    /// Whether nobody needs to be asked whether they may [#TALK].
    public boolean everybodyTalks() {
        return rules.everybodyTalks;
    }
}
