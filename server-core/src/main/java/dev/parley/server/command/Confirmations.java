package dev.parley.server.command;

import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// Destructive commands that wait for their caller to confirm them: the last one of each. Safe for all
/// threads.
final class Confirmations {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// What the caller is told to do.
    static final String HOW = "Type /confirm within " + PATIENCE.toSeconds() + " seconds to go on.";

    private record Asked(long number, String line) {}

    private final ConcurrentMap<Session, Asked> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final Guard guard;

    Confirmations(Guard guard) {
        this.guard = guard;
    }

    /// Whether a line is the answer to one.
    boolean isAnswer(String line) {
        return line.strip().toLowerCase(Locale.ROOT).equals("/confirm");
    }

    void ask(Session caller, String line) {
        Asked asked = new Asked(lastNumber.incrementAndGet(), line);
        waiting.put(caller, asked);
        guard.later(PATIENCE, () -> waiting.remove(caller, asked));
    }

    /// The line that the caller has just confirmed, which does not wait any longer.
    Optional<String> take(Session caller) {
        return Optional.ofNullable(waiting.remove(caller)).map(Asked::line);
    }
}
