package dev.parley.server.isolation;

import java.time.Duration;

/// So many things a second on average, and up to ten times as many at once.
///
/// Not safe for threads: touched by one event loop, or under one lock.
public final class Allowance {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// For how long what is not used can be saved up.
    private static final long SAVED = 10 * SECOND;

    /// How long it takes until what one thing uses up is there again.
    private final long cost;

    /// When everything is there again, by the clock of the callers.
    private long fullAt;

    /// One of which everything is there.
    ///
    /// @param perSecond 0 for no limit
    /// @param nowNanos the clock
    public Allowance(int perSecond, long nowNanos) {
        cost = perSecond == 0 ? 0 : SECOND / perSecond;
        fullAt = nowNanos;
    }

    /// Uses up what one thing takes, if it is there.
    ///
    /// @param nowNanos the clock; one that was set back does no harm
    /// @return 0 if it was there; else how long it will take, in nanoseconds
    public long take(long nowNanos) {
        long used = used(nowNanos);
        boolean isThere = used + cost <= SAVED;
        fullAt = nowNanos + (isThere ? used + cost : used);
        return isThere ? 0 : used + cost - SAVED;
    }

    /// Whether nothing is used up.
    public boolean isFull(long nowNanos) {
        return used(nowNanos) == 0;
    }

    private long used(long nowNanos) {
        return Math.clamp(fullAt - nowNanos, 0, SAVED);
    }
}
