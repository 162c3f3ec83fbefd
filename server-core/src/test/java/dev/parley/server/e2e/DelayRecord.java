package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// How long each command of a phase took, from when it should have been sent to its answer: one that had to be
/// sent late counts its lateness. Safe for all threads.
final class DelayRecord {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long delayNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = delayNanos;
        notifyAll();
    }

    synchronized int count() {
        return count;
    }

    /// Waits until that many commands were answered.
    synchronized void awaitCount(int wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = 1; count < wanted && left > 0; ) {
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left > 0) {
                wait(left);
            }
        }
        assertThat(count).as("commands answered").isGreaterThanOrEqualTo(wanted);
    }

    /// The delay in milliseconds that this share of the commands did not exceed; 1 for the longest.
    synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
