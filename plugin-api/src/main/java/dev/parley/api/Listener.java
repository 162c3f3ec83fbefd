package dev.parley.api;

import java.util.Set;
import org.pf4j.ExtensionPoint;

/// Is told what happens in the rooms. Found in the jar like a [Command].
@FunctionalInterface
public interface Listener extends ExtensionPoint {

    /// Takes note of an event. The events come one at a time and in order, on virtual threads, shortly after
    /// they happened. It has a second for each, after which its thread is interrupted; a listener that falls
    /// more than 1,000 events behind misses some, and the admin is told.
    ///
    /// @param event what happened
    /// @throws Exception whatever goes wrong, for the log; the next event comes all the same
    void on(Event event) throws Exception;

    /// The kinds of events that it is told of; all, unless it says otherwise. Asked once, when the jar is
    /// loaded. Most events are lines that somebody said: a listener that leaves [Event.Said] out costs a busy
    /// room nothing.
    ///
    /// @return the types of the events; `Event` itself stands for all
    default Set<Class<? extends Event>> kinds() {
        return Set.of(Event.class);
    }
}
