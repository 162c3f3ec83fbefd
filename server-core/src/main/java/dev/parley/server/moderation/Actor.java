package dev.parley.server.moderation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// In whose name something is done, and what they have done: the caller of a command, for as long as it runs. Safe for
/// all threads.
public final class Actor {

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    private final String name;
    private final String key;
    private final String address;
    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final List<String> mentioned = new CopyOnWriteArrayList<>();

    /// Something that is done in somebody's name.
    @FunctionalInterface
    public interface Deed<T, E extends Exception> {

        /// Does it.
        T run() throws E;
    }

    /// @param name as they write it
    /// @param key by which they are the same person when they come again
    /// @param address numeric
    public Actor(String name, String key, String address) {
        this.name = name;
        this.key = key;
        this.address = address;
    }

    /// In whose name the current thread acts, if in anybody's.
    public static Optional<Actor> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Does something in this one's name.
    public <T, E extends Exception> T does(Deed<T, E> deed) throws E {
        return ScopedValue.where(CURRENT, this).<T, E>call(deed::run);
    }

    public String name() {
        return name;
    }

    public String key() {
        return key;
    }

    public String address() {
        return address;
    }

    /// Takes note of an act.
    public void did(Act act) {
        acts.add(act);
    }

    /// Takes note that what they do is about somebody, though it is no new act.
    public void mentions(String whom) {
        mentioned.add(whom);
    }

    /// Whom what they do is about, beside those of the acts.
    public List<String> mentioned() {
        return List.copyOf(mentioned);
    }

    /// What they have done until now.
    public List<Act> acts() {
        return List.copyOf(acts);
    }
}
