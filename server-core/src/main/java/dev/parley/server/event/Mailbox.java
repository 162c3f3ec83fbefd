package dev.parley.server.event;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.RegisteredListener;
import dev.parley.server.isolation.Admission;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one listener has still to hear: it gets one event at a time, in order. Safe for all threads.
final class Mailbox {

    /// How far a listener may fall behind.
    static final int CAPACITY = 1_000;

    /// How long it may take for an event.
    static final Duration BUDGET = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final RegisteredListener.Key key;
    private final CommandRegistry registry;
    private final Guard guard;
    private final Consumer<String> tellAdmins;
    private final BlockingQueue<Happening> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean missing = new AtomicBoolean();

    Mailbox(RegisteredListener.Key key, CommandRegistry registry, Guard guard, Consumer<String> tellAdmins) {
        this.key = key;
        this.registry = registry;
        this.guard = guard;
        this.tellAdmins = tellAdmins;
    }

    /// Takes an event in; neither waits nor calls the listener.
    void add(Happening happening) {
        if (!waiting.offer(happening)) {
            miss(" fell " + CAPACITY + " events behind");
        }
        if (busy.compareAndSet(false, true)) {
            guard.thread("events for " + key.owner(), this::deliver).start();
        }
    }

    /// Hands over the next event that somebody takes; whoever calls has made the mailbox busy.
    private void deliver() {
        for (Happening next = waiting.poll(); next != null; next = waiting.poll()) {
            if (handOver(next)) {
                return; // and on, when that is over
            }
        }
        busy.set(false);
        if (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
            deliver();
        }
    }

    /// Hands an event to the version that listens now.
    ///
    /// @return false if nobody takes it
    private boolean handOver(Happening happening) {
        Optional<RegisteredListener> listener = registry.listener(key);
        while (listener.isPresent()) {
            switch (call(listener.get(), happening)) {
                case Admission.Entered _ -> {
                    return true;
                }
                case Admission.Busy(String reason) -> {
                    miss(": " + reason);
                    return false;
                }
                case Admission.Retired _ -> listener = registry.listener(key);
            }
        }
        return false;
    }

    private Admission call(RegisteredListener listener, Happening happening) {
        String owner = listener.owner().name();
        return guard.call(
                listener.owner(),
                "listener of " + owner,
                BUDGET,
                () -> {
                    listener.listener().on(happening.seenFrom(listener.server()));
                    return true;
                },
                outcome -> {
                    if (outcome instanceof Outcome.Moved<Boolean> && handOver(happening)) {
                        return;
                    }
                    switch (outcome) {
                        case Outcome.Returned<Boolean> _ -> missing.compareAndSet(waiting.isEmpty(), false);
                        case Outcome.Threw<Boolean> threw ->
                            log.error(
                                    "a listener of {} failed: {}",
                                    owner,
                                    threw.failure().trace());
                        case Outcome.TimedOut<Boolean> _ -> log.warn("a listener of {} took too long", owner);
                        case Outcome.Moved<Boolean> _ -> {} // nobody listens any more
                        case Outcome.Crowded<Boolean> _ -> miss(" has too much to do");
                    }
                    deliver();
                });
    }

    /// Says once for each time of trouble that events are missed.
    private void miss(String why) {
        if (missing.compareAndSet(false, true)) {
            tellAdmins.accept("plugin " + key.owner() + " misses events: a listener" + why);
        }
    }
}
