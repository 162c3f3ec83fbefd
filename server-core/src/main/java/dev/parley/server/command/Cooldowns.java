package dev.parley.server.command;

import dev.parley.server.isolation.Guard;
import dev.parley.server.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Who has to wait before using a command again. Safe for all threads.
final class Cooldowns {

    private record Use(String nickKey, String command) {}

    private final ConcurrentMap<Use, ScheduledFuture<?>> running = new ConcurrentHashMap<>();
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
        ScheduledFuture<?> own = guard.later(cooldown, () -> running.remove(use));
        ScheduledFuture<?> other = running.putIfAbsent(use, own);
        if (other == null) {
            return Optional.empty();
        }
        own.cancel(false);
        return Optional.of(Duration.ofMillis(Math.max(0, other.getDelay(TimeUnit.MILLISECONDS))));
    }
}
