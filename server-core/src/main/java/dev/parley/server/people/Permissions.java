package dev.parley.server.people;

import dev.parley.api.Role;
import java.util.Map;

/// Which role has which permission. Safe for all threads: one immutable map behind one volatile.
public final class Permissions {

    private volatile Map<String, Role> lowest = Map.of();

    /// Takes over what the commands declare.
    ///
    /// @param declared for each permission the lowest role that has it
    public void declare(Map<String, Role> declared) {
        lowest = Map.copyOf(declared);
    }

    /// Whether a role has a permission. The empty one is everybody's; one that nothing declares is the
    /// administrators'.
    public boolean allows(Role role, String permission) {
        return permission.isEmpty() || role.compareTo(lowest.getOrDefault(permission, Role.ADMIN)) >= 0;
    }
}
