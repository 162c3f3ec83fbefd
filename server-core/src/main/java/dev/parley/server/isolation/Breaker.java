package dev.parley.server.isolation;

import java.time.Duration;
import java.time.Instant;

/// Keeps calls out after several failures in a row, and lets a single one in after a pause, to see whether
/// things are better. Each time they are not, the next pause is twice as long, up to [#LONGEST] pauses.
///
/// Not safe for threads; its owner's lock guards it.
final class Breaker {

    /// The longest pause, in first pauses.
    private static final int LONGEST = 16;

    private final int failuresInARow;
    private final Duration firstPause;
    private State state = new State.Closed(0);

    /// What the breaker does at the moment.
    private sealed interface State {
        /// Calls go in.
        record Closed(int failures) implements State {}

        /// Calls stay out.
        record Open(Instant until, Duration pause) implements State {}

        /// One call is in, and decides.
        record Probing(Duration pause) implements State {}
    }

    /// @param failuresInARow how many open it
    Breaker(int failuresInARow, Duration firstPause) {
        this.failuresInARow = failuresInARow;
        this.firstPause = firstPause;
    }

    /// Whether a call may go in now. If it is the one that decides, there is none beside it.
    boolean letsIn(Instant now) {
        return switch (state) {
            case State.Closed _ -> true;
            case State.Probing _ -> false;
            case State.Open open when now.isBefore(open.until()) -> false;
            case State.Open open -> {
                state = new State.Probing(open.pause());
                yield true;
            }
        };
    }

    /// Whether calls go in.
    boolean isClosed() {
        return state instanceof State.Closed;
    }

    /// How long calls stay out for certain.
    Duration pauseLeft(Instant now) {
        return state instanceof State.Open(Instant until, Duration _) && now.isBefore(until)
                ? Duration.between(now, until)
                : Duration.ZERO;
    }

    /// A call failed.
    ///
    /// @return whether that keeps calls out from now on
    boolean failed(Instant now) {
        State before = state;
        state = switch (before) {
            case State.Closed(int failures) when failures + 1 < failuresInARow -> new State.Closed(failures + 1);
            case State.Closed _ -> new State.Open(now.plus(firstPause), firstPause);
            case State.Probing(Duration pause) -> {
                Duration longer = pause.multipliedBy(2);
                Duration longest = firstPause.multipliedBy(LONGEST);
                Duration next = longer.compareTo(longest) < 0 ? longer : longest;
                yield new State.Open(now.plus(next), next);
            }
            case State.Open open -> open; // a call from before
        };
        return state instanceof State.Open && !(before instanceof State.Open);
    }

    /// A call went well.
    ///
    /// @return whether that lets calls in again
    boolean succeeded() {
        boolean again = state instanceof State.Probing;
        if (again || state instanceof State.Closed) {
            state = new State.Closed(0);
        }
        return again;
    }

    /// A call that was let in was never made.
    void undecided(Instant now) {
        if (state instanceof State.Probing(Duration pause)) {
            state = new State.Open(now, pause);
        }
    }
}
