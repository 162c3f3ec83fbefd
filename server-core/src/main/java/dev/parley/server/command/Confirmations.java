package dev.parley.server.command;

import dev.parley.server.isolation.Guard;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// Destructive commands that wait for their caller to confirm them: the last one of each. Safe for all
/// threads.
final class Confirmations {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// What the caller is told to do.
    static final String HOW = "Type /" + ConfirmCommand.NAME + " within " + PATIENCE.toSeconds() + " seconds to go on.";

    private record Asked(long number, String line) {}

    private final ConcurrentMap<Session, Asked> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final Guard guard;

    Confirmations(Guard guard) {
        this.guard = guard;
    }

    void ask(Session caller, String line) {
        Asked asked = new Asked(lastNumber.incrementAndGet(), line);
        waiting.put(caller, asked);
        guard.later(PATIENCE, () -> waiting.remove(caller, asked));
    }

    /// The line that waits for this caller, if what they typed now confirms it. It does not wait any longer
    /// then.
    Optional<String> take(Session caller, String typed) {
        return typed.strip().equalsIgnoreCase("/" + ConfirmCommand.NAME)
                ? Optional.ofNullable(waiting.remove(caller)).map(Asked::line)
                : Optional.empty();
    }
}
