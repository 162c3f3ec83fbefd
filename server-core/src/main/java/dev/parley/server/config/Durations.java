package dev.parley.server.config;

import java.time.Duration;
import java.util.Optional;

/// Durations as people write them: `45s`, `10m`, `12h`, `7d`, `2w`, or several together from large to small,
/// `1h30m`.
public final class Durations {

    /// What [#parse(String)] understands, for error messages.
    public static final String FORM = "a time such as 45s, 10m, 12h, 7d or 1h30m";

    private static final String UNITS = "wdhms";
    private static final long[] SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    /// How long an amount of each unit may be: no sum of them overflows.
    private static final int[] MAX_DIGITS = {6, 6, 6, 6, 9};

    private Durations() {}

    /// Reads one. Empty if it is written in no such way, or is no time at all (`0s`).
    public static Optional<Duration> parse(String text) {
        long seconds = 0;
        int nextUnit = 0;
        int at = 0;
        while (at < text.length()) {
            int end = digitsEnd(text, at);
            int unit = end < text.length() ? UNITS.indexOf(text.charAt(end), nextUnit) : -1;
            if (unit < 0 || end == at || end - at > MAX_DIGITS[unit]) {
                return Optional.empty();
            }
            seconds += Long.parseLong(text, at, end, 10) * SECONDS[unit];
            nextUnit = unit + 1;
            at = end + 1;
        }
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /// Writes one in the same way, with its largest fitting units: `1h30m`.
    public static String format(Duration duration) {
        long left = Math.max(1, duration.toSeconds());
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < SECONDS.length; unit++) {
            if (left >= SECONDS[unit]) {
                text.append(left / SECONDS[unit]).append(UNITS.charAt(unit));
                left %= SECONDS[unit];
            }
        }
        return text.toString();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
