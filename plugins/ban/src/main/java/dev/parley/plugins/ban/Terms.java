package dev.parley.plugins.ban;

import dev.parley.api.Sanction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Bans in words.
final class Terms {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Terms() {}

    /// Until when and why, behind another sentence: ` Banned until 2026-12-01 10:00 UTC. Reason: spam`.
    static String of(Sanction ban) {
        String end =
                ban.until().map(until -> " Banned until " + time(until) + ".").orElse("");
        return end + (ban.reason().isEmpty() ? "" : " Reason: " + ban.reason());
    }

    static String time(Instant moment) {
        return MINUTE.format(moment);
    }
}
