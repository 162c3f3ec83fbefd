package dev.parley.server.session;

import java.time.Duration;

/// How fast one person may speak before they are slowed: a leaky bucket, far above what people and bots do.
/// Without it, a paste of ten thousand tiny lines, each of which comes back to everybody at fifty times its
/// size, would make the whole room too slow a reader.
///
/// Touched by one event loop only.
final class Pace {

    /// What a line costs everybody beside its text.
    private static final int LINE_COST = 128;

    private static final long COST_PER_SECOND = 512 * 1024;
    private static final long BURST = COST_PER_SECOND / 2;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private long level;
    private long lastNanos;

    /// @param nowNanos the loop's clock
    Pace(long nowNanos) {
        lastNanos = nowNanos;
    }

    /// Counts a line.
    ///
    /// @param length of its text
    /// @param nowNanos the loop's clock
    /// @return how long to wait before the next one
    Duration spend(int length, long nowNanos) {
        long drained = (nowNanos - lastNanos) / (NANOS / COST_PER_SECOND);
        level = Math.max(0, level - drained) + LINE_COST + length;
        lastNanos = nowNanos;
        return level <= BURST ? Duration.ZERO : Duration.ofNanos((level - BURST) * NANOS / COST_PER_SECOND);
    }
}
