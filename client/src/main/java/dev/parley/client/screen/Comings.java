package dev.parley.client.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Comings and goings: a few are told one by one, and when there are many, the rest is folded into one
/// line. For one thread. Times are milliseconds of any clock that only goes forward.
final class Comings {

    private static final int TOLD_SINGLY = 3;
    private static final long WINDOW_MILLIS = 10_000;
    private static final long FOLD_MILLIS = 2_000;
    private static final int NAMED = 5;

    private final SequencedSet<String> came = new LinkedHashSet<>();
    private final SequencedSet<String> went = new LinkedHashSet<>();
    private final SequencedSet<String> passed = new LinkedHashSet<>();
    private long windowStart = -WINDOW_MILLIS;
    private int inWindow;
    private long foldedSince;

    /// Somebody came or went.
    ///
    /// @return what to say at once; nothing if it is folded
    Optional<String> add(String nick, boolean coming, long now) {
        if (now - windowStart >= WINDOW_MILLIS) {
            windowStart = now;
            inWindow = 0;
        }
        inWindow++;
        if (inWindow <= TOLD_SINGLY && isEmpty()) {
            return Optional.of(nick + (coming ? " joined!" : " left!"));
        }
        if (isEmpty()) {
            foldedSince = now;
        }
        fold(nick, coming);
        return Optional.empty();
    }

    /// How long what is folded may wait still; nothing if nothing is folded.
    Optional<Long> waitMillis(long now) {
        return isEmpty() ? Optional.empty() : Optional.of(Math.max(0, foldedSince + FOLD_MILLIS - now));
    }

    /// Whether somebody of that name is in the fold.
    boolean has(String nick) {
        return came.contains(nick) || went.contains(nick) || passed.contains(nick);
    }

    /// What was folded, in one line; nothing is folded then.
    Optional<String> take() {
        List<String> parts = new ArrayList<>();
        tell(parts, "joined", came);
        tell(parts, "left", went);
        tell(parts, "came and went", passed);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    private boolean isEmpty() {
        return came.isEmpty() && went.isEmpty() && passed.isEmpty();
    }

    private void fold(String nick, boolean coming) {
        boolean wasPassing = passed.remove(nick);
        if (coming) {
            boolean wasGone = went.remove(nick);
            (wasGone ? passed : came).add(nick);
        } else {
            boolean wasNew = came.remove(nick);
            (wasNew || wasPassing ? passed : went).add(nick);
        }
    }

    private static void tell(List<String> parts, String what, SequencedSet<String> who) {
        if (who.isEmpty()) {
            return;
        }
        String names = who.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = who.size() - NAMED;
        parts.add(what + ": " + names + (more > 0 ? " and " + more + " more" : ""));
        who.clear();
    }
}
