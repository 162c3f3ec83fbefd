package dev.parley.server.people;

import dev.parley.api.Role;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rank has which permission: what the administrator decided for the room, else what was decided for the
/// server, else what the commands declare. Safe for all threads: one immutable value behind one volatile.
public final class Permissions {

    private volatile Rules rules = new Rules(Map.of(), Overrides.NONE);

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
    }

    private record Rules(Map<String, Rank> declared, Overrides overrides) {

        Rank lowest(String permission, @Nullable String room) {
            Map<String, Rank> here = room == null ? null : overrides.byRoom.get(room);
            Rank rank = here == null ? null : here.get(permission);
            if (rank == null) {
                rank = overrides.everywhere.get(permission);
            }
            return rank != null ? rank : declared.getOrDefault(permission, Rank.ADMIN);
        }
    }

    /// Takes over what the commands declare.
    ///
    /// @param declared for each permission the lowest role that has it
    public synchronized void declare(Map<String, Role> declared) {
        Map<String, Rank> ranks = new HashMap<>();
        declared.forEach((permission, role) -> ranks.put(permission, Rank.of(role)));
        rules = new Rules(Map.copyOf(ranks), rules.overrides);
    }

    /// Takes over what the administrator decided, in place of what was decided before.
    public synchronized void override(Overrides overrides) {
        rules = new Rules(rules.declared, overrides);
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
}
