package dev.parley.plugins.remind;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Something to be told to somebody. Immutable.
///
/// @param number which it is, for its owner
/// @param from who asked for it
/// @param to who is told
record Reminder(long number, Instant due, String from, String to, String what) {

    private static final Duration LATE = Duration.ofMinutes(1);

    /// What its receiver is told.
    String text(Instant now) {
        String sender = from.equalsIgnoreCase(to) ? "" : " from " + from;
        Duration late = Duration.between(due, now);
        String delay = late.compareTo(LATE) < 0 ? "" : " (it was due " + format(late) + " ago)";
        return "Reminder" + sender + ": " + what + delay;
    }

    /// Whether it is somebody's to see and to cancel.
    boolean concerns(String nick) {
        return from.equalsIgnoreCase(nick) || to.equalsIgnoreCase(nick);
    }

    /// A line of a file: nothing that is typed has a tab in it.
    String toLine() {
        return String.join("\t", String.valueOf(number), due.toString(), from, to, what);
    }

    /// @throws RuntimeException if the line is none
    static Reminder of(String line) {
        List<String> cells = List.of(line.split("\t", 5));
        return new Reminder(
                Long.parseLong(cells.get(0)), Instant.parse(cells.get(1)), cells.get(2), cells.get(3), cells.get(4));
    }

    /// `1h30m`.
    static String format(Duration duration) {
        return duration.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
