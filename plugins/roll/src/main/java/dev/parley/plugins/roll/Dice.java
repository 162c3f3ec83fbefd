package dev.parley.plugins.roll;

import dev.parley.api.Parsed;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Some dice of one kind, and what is added to their sum.
///
/// @param count how many
/// @param sides of each
/// @param plus may be negative
record Dice(int count, int sides, int plus) {

    static final Dice ONE = new Dice(1, 6, 0);

    private static final int MAX_COUNT = 50;
    private static final int MAX_SIDES = 1_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})?d(\\d{1,4})([+-]\\d{1,4})?");

    /// Reads `2d6+1`, `d20` or `3d8-2`.
    static Parsed<Dice> parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Parsed.unreadable("dice are written like 2d6, d20 or 3d8+2");
        }
        int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        int sides = Integer.parseInt(matcher.group(2));
        if (count < 1 || count > MAX_COUNT) {
            return Parsed.unreadable("there are 1 to " + MAX_COUNT + " dice");
        }
        if (sides < 2 || sides > MAX_SIDES) {
            return Parsed.unreadable("a die has 2 to " + MAX_SIDES + " sides");
        }
        return Parsed.understood(
                new Dice(count, sides, matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))));
    }

    @Override
    public String toString() {
        return count + "d" + sides + (plus == 0 ? "" : plus > 0 ? "+" + plus : String.valueOf(plus));
    }
}
