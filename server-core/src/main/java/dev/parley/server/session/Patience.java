package dev.parley.server.session;

import dev.parley.server.isolation.Allowance;
import java.time.Duration;

/// How much may come from one person or one address, and for how long nothing counts after too much: two
/// seconds, and each time that follows within ten minutes twice as long, up to a minute. What comes meanwhile
/// does not lengthen it. Safe for all threads.
final class Patience {

    private static final long FIRST = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final long MEMORY = Duration.ofMinutes(10).toNanos();

    private final Allowance lines;

    /// What a client asks for by itself while its user types or reads: too much of it is no offence.
    private final Allowance questions;

    /// How long the last penalty was; 0 if there was none.
    private long penalty;

    private long penaltyEnd;

    Patience(int perSecond, long nowNanos) {
        lines = new Allowance(perSecond, nowNanos);
        questions = new Allowance(perSecond, nowNanos);
    }

    /// A line or command came.
    ///
    /// @return 0 if it counts; else for how long nothing does, in nanoseconds
    synchronized long line(long nowNanos) {
        long left = penaltyEnd - nowNanos;
        if (penalty > 0 && left > 0) {
            return left;
        }
        if (lines.take(nowNanos) == 0) {
            return 0;
        }
        penalty = isForgiven(nowNanos) ? FIRST : Math.min(2 * penalty, LONGEST);
        penaltyEnd = nowNanos + penalty;
        return penalty;
    }

    /// A question of a client came.
    ///
    /// @return 0 if it counts; else how long until the next does, in nanoseconds
    synchronized long question(long nowNanos) {
        return questions.take(nowNanos);
    }

    /// Whether it is as good as new.
    synchronized boolean isFresh(long nowNanos) {
        return isForgiven(nowNanos) && lines.isFull(nowNanos) && questions.isFull(nowNanos);
    }

    private boolean isForgiven(long nowNanos) {
        return penalty == 0 || nowNanos - penaltyEnd >= MEMORY;
    }
}
