package dev.parley.server.isolation;

import java.time.Duration;

/// How the calls into somebody's code went. Immutable.
///
/// @param failures those that threw, or were given up at their deadline
public record Totals(long calls, long failures, Duration total, Duration slowest) {

    static final Totals NONE = new Totals(0, 0, Duration.ZERO, Duration.ZERO);

    /// How long a call took in the mean.
    public Duration mean() {
        return calls == 0 ? Duration.ZERO : total.dividedBy(calls);
    }

    Totals plus(Duration time, boolean failed) {
        Duration slower = time.compareTo(slowest) > 0 ? time : slowest;
        return new Totals(calls + 1, failures + (failed ? 1 : 0), total.plus(time), slower);
    }
}
