package dev.parley.server.command;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.server.people.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All commands, filters and listeners there are, the server's own and the plugins'. Safe for all threads:
/// readers see an immutable value behind one volatile, and each change is one swap of it.
public final class CommandRegistry {

    /// The owner of the commands that are part of the server.
    public static final String CORE = "core";

    private final Permissions permissions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private volatile Extensions extensions = Extensions.NONE;

    public CommandRegistry(Permissions permissions) {
        this.permissions = permissions;
    }

    /// Makes this all that its owner adds, in one step: whoever types a name finds the old command or the new
    /// one.
    ///
    /// @throws InvalidCommandException if a name is taken by another owner, who is named; nothing has
    /// changed then
    public void put(Contribution contribution) throws InvalidCommandException {
        synchronized (lock) {
            swap(extensions.with(contribution));
        }
        listeners.forEach(Runnable::run);
    }

    /// Takes away all that an owner added.
    public void remove(String owner) {
        synchronized (lock) {
            swap(extensions.without(owner));
        }
        listeners.forEach(Runnable::run);
    }

    /// Takes away all there is, since the server stops: nobody is told.
    public void clear() {
        synchronized (lock) {
            swap(Extensions.NONE);
        }
    }

    /// Looks whether [#put] would do, and changes nothing.
    ///
    /// @throws InvalidCommandException if it would not
    public void check(Contribution contribution) throws InvalidCommandException {
        extensions().with(contribution);
    }

    /// Tells those who are called after every change that somebody may run other commands than before.
    public void permissionsChanged() {
        listeners.forEach(Runnable::run);
    }

    /// Calls somebody after every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// The command at the start of a line, by the name that stands there; null if there is none, or none that may
    /// be run.
    @Nullable
    CommandName find(String line, Predicate<RegisteredCommand<?>> may) {
        return table().match(line, may);
    }

    /// What may be run, ordered by name.
    public List<RegisteredCommand<?>> visibleTo(Predicate<RegisteredCommand<?>> may) {
        return table().visibleTo(may);
    }

    /// All commands, ordered by name.
    public List<RegisteredCommand<?>> all() {
        return table().commands();
    }

    /// All filters, in the order in which they see a line.
    public List<RegisteredFilter> filters() {
        return extensions().filters();
    }

    /// The version of a filter that serves now.
    public Optional<RegisteredFilter> successorOf(RegisteredFilter filter) {
        return extensions().successorOf(filter);
    }

    /// All listeners.
    public List<RegisteredListener> listeners() {
        return extensions().listeners();
    }

    /// The listener that a key stands for now.
    public Optional<RegisteredListener> listener(RegisteredListener.Key key) {
        return extensions().listener(key);
    }

    CommandTable table() {
        return extensions().commands();
    }

    @GuardedBy("lock")
    private void swap(Extensions next) {
        extensions = next;
        permissions.declare(next.commands().permissions());
    }

    @SuppressWarnings("GuardedBy") // reading needs no lock: the value is immutable
    private Extensions extensions() {
        return extensions;
    }
}
