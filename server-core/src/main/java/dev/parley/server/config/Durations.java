package dev.parley.server.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `45s`, `10m`, `12h`, `7d`, `2w`, or several together from large to small,
/// `1h30m`.
public final class Durations {

    /// What [#parse(String)] understands, for error messages.
    public static final String FORM = "a time such as 45s, 10m, 12h, 7d or 1h30m";

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
    private static final long[] SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    private Durations() {}

    /// Reads one. Empty if it is written in no such way, or is no time at all (`0s`).
    public static Optional<Duration> parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = 0;
        for (int unit = 0; unit < SECONDS.length; unit++) {
            String amount = matcher.group(unit + 1);
            seconds += amount == null ? 0 : Long.parseLong(amount) * SECONDS[unit];
        }
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /// Writes one in the same way, with its largest fitting units: `1h30m`.
    public static String format(Duration duration) {
        long left = Math.max(1, duration.toSeconds());
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < SECONDS.length; unit++) {
            if (left >= SECONDS[unit]) {
                text.append(left / SECONDS[unit]).append("wdhms".charAt(unit));
                left %= SECONDS[unit];
            }
        }
        return text.toString();
    }
}
