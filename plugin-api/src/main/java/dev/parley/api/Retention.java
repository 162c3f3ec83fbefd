package dev.parley.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// For how long, and how much of, what is said in a room is kept. Immutable.
///
/// @param age lines that are older go; empty: none is too old
/// @param lines how many of the newest are kept; empty: all
public record Retention(Optional<Duration> age, OptionalLong lines) {

    /// The shortest [#age].
    public static final Duration MIN_AGE = Duration.ofMinutes(1);

    /// All of it, for ever.
    public static final Retention EVERYTHING = new Retention(Optional.empty(), OptionalLong.empty());

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if the age is shorter than [#MIN_AGE], or fewer lines than one are to be
    ///     kept
    public Retention {
        if (age.isPresent() && age.get().compareTo(MIN_AGE) < 0) {
            throw new IllegalArgumentException("lines are kept for a minute at least");
        }
        if (lines.isPresent() && lines.getAsLong() < 1) {
            throw new IllegalArgumentException("a line is kept at least");
        }
    }

    /// {@return the same with another age}
    ///
    /// @param other empty: none is too old
    public Retention withAge(Optional<Duration> other) {
        return new Retention(other, lines);
    }

    /// {@return the same with another number of lines}
    ///
    /// @param other empty: all
    public Retention withLines(OptionalLong other) {
        return new Retention(age, other);
    }

    /// {@return whether less is kept than another would keep, in one way or the other}
    ///
    /// @param other to compare with
    public boolean keepsLessThan(Retention other) {
        boolean forLess = age.isPresent()
                && other.age.map(longer -> age.get().compareTo(longer) < 0).orElse(true);
        return forLess || lines.orElse(Long.MAX_VALUE) < other.lines.orElse(Long.MAX_VALUE);
    }
}
