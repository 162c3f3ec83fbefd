package dev.parley.server.isolation;

import java.time.Duration;

/// How much of the server an owner's code may take.
///
/// @param running calls at the same time; more wait for their turn
/// @param waiting for their turn; more are turned away
/// @param overdue calls that are past their deadline and have not come back; with so many, all others are
///     turned away
/// @param failuresInARow after which calls are kept out for a while
/// @param pause for how long at first
public record Limits(int running, int waiting, int overdue, int failuresInARow, Duration pause) {

    /// Those of a plugin. Four calls that never end leave most of the carriers that the launcher asks for to
    /// everybody else.
    public static final Limits OF_A_PLUGIN = new Limits(32, 10_000, 4, 5, Duration.ofSeconds(30));

    /// No limits.
    public static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE / 2, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);
}
