package dev.parley.server.history;

import java.time.Duration;

/// Whether the scribe has the time for chores: making lines findable costs more than to write them, so while much is
/// said, little of it is done, and the rest later. For one thread.
final class Leisure {

    /// So many entries after a rest, which is a second, are much.
    static final int MUCH = 2_000;

    /// How often the chores are looked at in any case, a part of each.
    static final Duration PERIOD = Duration.ofSeconds(2);

    private boolean someLeft = true;
    private long last;

    /// @param nanos the time, as that of all other calls by [System#nanoTime()]
    Leisure(long nanos) {
        last = nanos;
    }

    /// Whether there is time for a part of each.
    ///
    /// @param written how many entries were just written
    boolean isThere(int written, long nanos) {
        return (someLeft && written < MUCH) || nanos - last >= PERIOD.toNanos();
    }

    /// Takes note that a part was done.
    ///
    /// @param someLeft whether there is more to do
    void used(boolean someLeft, long nanos) {
        this.someLeft = someLeft;
        last = nanos;
    }
}
