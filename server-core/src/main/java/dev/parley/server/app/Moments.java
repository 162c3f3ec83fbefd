package dev.parley.server.app;

import dev.parley.server.config.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments as an admin writes them: a date, a moment in ISO 8601, or how long ago.
final class Moments {

    /// What [#parse] understands, for error messages.
    static final String FORM =
            "a date such as 2026-01-31, a moment such as 2026-01-31T12:00:00Z, or how long ago, such as 7d";

    private static final int LONGEST_YEAR = 4;

    private Moments() {}

    /// Reads one. A date is its first moment in UTC. Empty if it is written in no such way.
    static Optional<Instant> parse(String text, Instant now) {
        boolean longYear = text.indexOf('-') != LONGEST_YEAR; // nobody means the year 12026
        try {
            return Durations.parse(text)
                    .map(now::minus)
                    .or(() -> longYear ? Optional.empty() : Optional.of(moment(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant moment(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
