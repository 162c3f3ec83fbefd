package dev.parley.server.command;

import dev.parley.server.isolation.Guard;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Who has to wait before using a command again. Safe for all threads.
final class Cooldowns {

    private record Use(String nickKey, String command) {}

    /// When each wait ends, by the guard's clock.
    private final ConcurrentMap<Use, Long> running = new ConcurrentHashMap<>();
    private final Guard guard;

    Cooldowns(Guard guard) {
        this.guard = guard;
    }

    /// Starts the wait that a command declares, unless one is running.
    ///
    /// @return how long the running one still takes
    Optional<Duration> start(Session caller, RegisteredCommand<?> command) {
        if (command.cooldown().isEmpty()) {
            return Optional.empty();
        }
        Duration cooldown = command.cooldown().get();
        Use use = new Use(caller.name().key(), command.qualified(command.name()));
        long now = guard.nanoTime();
        Long end = running.putIfAbsent(use, now + cooldown.toNanos());
        if (end == null) {
            guard.later(cooldown, () -> running.remove(use));
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.max(0, end - now)));
    }
}
