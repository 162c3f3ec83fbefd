package dev.parley.client.talk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to connect: twice as long each time, up to a limit, and a
/// little by chance, so that not everybody comes back in the same moment.
///
/// @param first before the first attempt
/// @param longest the limit
public record Pauses(Duration first, Duration longest, RandomGenerator random) {

    private static final double SPREAD = 0.2;
    private static final int MAX_DOUBLINGS = 20;

    public static Pauses usual() {
        return new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1), RandomGenerator.getDefault());
    }

    /// @param attempt counted from 0
    Duration before(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round((double) bounded * (1 + SPREAD * (random.nextDouble() * 2 - 1))));
    }
}
