package dev.parley.client.talk;

import java.time.Duration;

/// When the next message may go, so that the server takes it: a little less than it allows, since what is sent in time
/// can arrive late and then in a heap.
///
/// Not safe for threads. Times are nanoseconds of one clock.
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// For how many seconds what is not used is saved up; in the server it is 10.
    private static final int SAVED = 8;

    private static final double SHARE = 0.9;

    /// The longest penalty of a server.
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    /// How long it takes until what one message uses up is there again.
    private final long cost;

    private final long saved;
    private long fullAt;

    /// One of which everything is there.
    ///
    /// @param rate how many messages the server takes in a second on average; 0 for any number
    Pace(int rate, long now) {
        cost = rate > 0 ? Math.round((double) SECOND / (rate * SHARE)) : 0;
        saved = cost * rate * SAVED;
        fullAt = now;
    }

    /// How long it is until a message may go.
    long waitFor(long now) {
        return Math.max(0, used(now) + cost - saved);
    }

    /// A message goes, be it time or not.
    void spend(long now) {
        fullAt = now + used(now) + cost;
    }

    /// The server takes nothing for a while, and then what it takes in the long run.
    void hold(Duration wait, long now) {
        Duration bounded = wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait;
        fullAt = now + Math.max(used(now), bounded.toNanos() + saved - cost);
    }

    private long used(long now) {
        return Math.max(0, fullAt - now);
    }
}
