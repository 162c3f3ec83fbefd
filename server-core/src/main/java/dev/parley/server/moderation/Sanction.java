package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// That somebody may not come in, or may not speak. Immutable.
///
/// @param until when it ends; null if never
/// @param by the name of whoever brought it about; null if that is not known
/// @param since when that was; null if that is not known
/// @param reason why, one line; empty if none was given
public record Sanction(
        Target target,
        @Nullable Instant until,
        @Nullable String by,
        @Nullable Instant since,
        String reason) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// One for ever, about which no more is known.
    public static Sanction of(Nick nick) {
        return new Sanction(new Target.Name(nick), null, null, null, "");
    }

    /// Whether it is over.
    public boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }

    /// Whether it lasts longer than another.
    boolean outlasts(Sanction other) {
        Instant end = other.until;
        return end != null && (until == null || until.isAfter(end));
    }

    /// Until when and why, for whoever is hit: ` until 2026-12-01 10:00 UTC. Reason: spam`.
    public String terms() {
        String end = until == null ? "" : " until " + MINUTE.format(until);
        return end + "." + (reason.isEmpty() ? "" : " Reason: " + reason);
    }
}
