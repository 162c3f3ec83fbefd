package dev.parley.server.isolation;

import java.time.Duration;

/// How fast one source may send before it is slowed or stopped: a leaky bucket, far above what people and bots
/// do. Without it, a paste of ten thousand tiny lines, each of which comes back to everybody at fifty times
/// its size, would make the whole room too slow a reader.
///
/// Not safe for threads: touched by one event loop, or under one lock.
public final class Pace {

    /// What a line costs everybody beside its text.
    private static final int LINE_COST = 128;

    private static final long COST_PER_SECOND = 512 * 1024;
    private static final long BURST = COST_PER_SECOND / 2;

    /// What whoever was slowed may send at once when they go on, 20 ms worth of it: line by line, each would cost a
    /// system call for everybody who gets it.
    private static final long PORTION = COST_PER_SECOND / 50;

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private long level;
    private long lastNanos;

    /// @param nowNanos a clock
    public Pace(long nowNanos) {
        lastNanos = nowNanos;
    }

    /// Counts a line.
    ///
    /// @param length of its text
    /// @param nowNanos the clock
    /// @return how long to wait before the next one
    public Duration spend(int length, long nowNanos) {
        drain(nowNanos);
        level += LINE_COST + length;
        long tooMuch = level - BURST;
        return tooMuch <= 0 ? Duration.ZERO : Duration.ofNanos((tooMuch + PORTION) * NANOS / COST_PER_SECOND);
    }

    /// Counts a line, if it comes slowly enough.
    ///
    /// @param length of its text
    /// @param nowNanos the clock
    /// @return false if it is too much, and not counted
    public boolean take(int length, long nowNanos) {
        drain(nowNanos);
        boolean fits = level + LINE_COST + length <= BURST;
        level += fits ? LINE_COST + length : 0;
        return fits;
    }

    private void drain(long nowNanos) {
        level = Math.max(0, level - (nowNanos - lastNanos) / (NANOS / COST_PER_SECOND));
        lastNanos = nowNanos;
    }
}
