package dev.parley.plugins.moderation;

import dev.parley.api.Sanction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Mutes and moments in words.
final class Terms {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Terms() {}

    /// Until when and why: ` until 2026-12-01 10:00 UTC. Reason: spam`.
    static String of(Sanction mute) {
        String end = mute.until().map(until -> " until " + time(until)).orElse("");
        return end + "." + (mute.reason().isEmpty() ? "" : " Reason: " + mute.reason());
    }

    static String time(Instant moment) {
        return MINUTE.format(moment);
    }
}
