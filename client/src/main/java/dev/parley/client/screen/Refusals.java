package dev.parley.client.screen;

import java.util.Optional;

/// What the server did not take because it came too fast: the first is told, and those that follow it soon are
/// counted and told in one line. For one thread. Times are milliseconds of any clock that only goes forward.
final class Refusals {

    private static final long FOLD_MILLIS = 2_000;

    private long toldAt = -FOLD_MILLIS;
    private int folded;

    /// Something was refused.
    ///
    /// @return whether that is to be told at once; else it is folded
    boolean add(long now) {
        boolean isFirst = folded == 0 && now - toldAt >= FOLD_MILLIS;
        if (isFirst) {
            toldAt = now;
        } else {
            folded++;
        }
        return isFirst;
    }

    /// How long what is folded may wait still; nothing if nothing is folded.
    Optional<Long> waitMillis(long now) {
        return folded == 0 ? Optional.empty() : Optional.of(Math.max(0, toldAt + FOLD_MILLIS - now));
    }

    /// What was folded, in one line; nothing is folded then.
    Optional<String> take(long now) {
        if (folded == 0) {
            return Optional.empty();
        }
        String text = folded == 1 ? "Nor was the next one taken." : "Nor were the next " + folded + " taken.";
        toldAt = now;
        folded = 0;
        return Optional.of(text);
    }
}
