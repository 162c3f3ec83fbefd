package dev.parley.server.e2e;

import java.util.HashSet;
import java.util.Set;

/// Checks that the numbers of what one person is told go up by exactly one. Touched by one thread.
final class Numbering {

    private final String who;
    private final Faults faults;
    private final Set<Long> missing = new HashSet<>();
    private long last = -1;

    Numbering(String who, Faults faults) {
        this.who = who;
        this.faults = faults;
    }

    /// The number of their coming.
    void start(long number) {
        last = number;
    }

    /// The highest number so far; -1 before the start.
    long last() {
        return last;
    }

    /// The next number came.
    void next(long number) {
        if (number > last + 1) {
            for (long gap = last + 1; gap < number; gap++) {
                missing.add(gap);
            }
        } else if (missing.remove(number)) {
            faults.add(Faults.Kind.REORDERED, who + " is told " + number + " after " + last);
        } else if (number <= last) {
            faults.add(Faults.Kind.DOUBLED, who + " is told " + number + " again after " + last);
        }
        last = Math.max(last, number);
    }

    /// Nothing more comes: what is missing now is lost.
    void end() {
        if (!missing.isEmpty()) {
            faults.add(Faults.Kind.LOST, missing.size(), who + " was never told " + missing);
        }
    }
}
