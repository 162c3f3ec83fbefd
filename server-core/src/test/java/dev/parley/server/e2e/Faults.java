package dev.parley.server.e2e;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What went wrong for the people of a crowd, counted by kind, with the first few in words. Safe for all
/// threads.
final class Faults {

    private static final int EXAMPLES = 10;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> examples = new ArrayList<>();

    /// What can go wrong.
    enum Kind {
        DISCONNECTED,
        LOST,
        DOUBLED,
        REORDERED,
        UNKNOWN_COMMAND,
        /// A command that was answered by another error, twice, or not at all.
        WRONG_ANSWER,
        /// An answer from a version older than one that the same person has seen.
        OLDER_VERSION,
        /// What one person was told under a number is not what the others were told.
        DIFFERENT,
        /// A line did not come back to its sender, or not as it was said.
        OWN_LINE,
        UNREADABLE
    }

    synchronized void add(Kind kind, long count, String what) {
        counts.merge(kind, count, Long::sum);
        if (examples.size() < EXAMPLES) {
            examples.add(kind + ": " + what);
        }
    }

    void add(Kind kind, String what) {
        add(kind, 1, what);
    }

    synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    synchronized List<String> examples() {
        return List.copyOf(examples);
    }
}
