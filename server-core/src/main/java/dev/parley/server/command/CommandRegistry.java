package dev.parley.server.command;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.api.Role;
import dev.parley.server.command.CommandTable.Match;
import dev.parley.server.people.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// All commands there are, the server's own and the plugins'. Safe for all threads: readers see an immutable
/// table behind one volatile, and each change is one swap of it.
public final class CommandRegistry {

    /// The owner of the commands that are part of the server.
    public static final String CORE = "core";

    private final Permissions permissions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private volatile CommandTable table = CommandTable.EMPTY;

    public CommandRegistry(Permissions permissions) {
        this.permissions = permissions;
    }

    /// Makes these all the commands of their owner, in one step: whoever types a name finds the old command
    /// or the new one.
    ///
    /// @throws InvalidCommandException if a name is taken by another owner, who is named; nothing has
    /// changed then
    public void put(String owner, List<RegisteredCommand<?>> commands) throws InvalidCommandException {
        synchronized (lock) {
            table = table.with(owner, new ArrayList<>(commands));
            permissions.declare(table.permissions());
        }
        listeners.forEach(Runnable::run);
    }

    /// Calls somebody after every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// The command at the start of a line, unless somebody of that role may not run it.
    Optional<Match> find(String line, Role role) {
        return table().match(line, command -> permissions.allows(role, command.permission()));
    }

    /// What somebody of that role may run, ordered by name.
    public List<RegisteredCommand<?>> visibleTo(Role role) {
        return table().visibleTo(role, permissions);
    }

    /// All commands, ordered by name.
    public List<RegisteredCommand<?>> all() {
        return table().commands();
    }

    @SuppressWarnings("GuardedBy") // reading needs no lock: the table is immutable
    CommandTable table() {
        return table;
    }
}
