package dev.parley.client.screen;

import static org.jline.utils.AttributedStyle.BOLD;
import static org.jline.utils.AttributedStyle.DEFAULT;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedStyle;

/// How things look on a terminal. The colours are of the 256 that most terminals have; JLine takes the
/// nearest where there are fewer. Immutable.
///
/// @param names the colours of names, by their index; none for names without colour
/// @param aside times, rules between days, and what the client itself says
/// @param event comings, goings, and what the server says to the room
/// @param own what the person said themselves
/// @param mention a line that names the person
/// @param error what the server refused
/// @param hint what could be typed next
public record Look(
        List<Integer> names,
        AttributedStyle aside,
        AttributedStyle event,
        AttributedStyle own,
        AttributedStyle mention,
        AttributedStyle error,
        AttributedStyle hint) {

    static final Look DARK = new Look(
            List.of(39, 43, 75, 78, 80, 105, 111, 114, 141, 147, 173, 177, 179, 186, 209, 215),
            colour(245),
            colour(110),
            colour(252),
            colour(221).bold(),
            colour(203),
            colour(245));

    static final Look LIGHT = new Look(
            List.of(19, 22, 25, 30, 54, 55, 58, 61, 88, 89, 90, 94, 124, 130, 161, 166),
            colour(242),
            colour(24),
            colour(238),
            colour(127).bold(),
            colour(160),
            colour(242));

    static final Look NONE = new Look(List.of(), DEFAULT, DEFAULT, DEFAULT, BOLD, BOLD, DEFAULT.faint());

    private static AttributedStyle colour(int index) {
        return DEFAULT.foreground(index);
    }

    /// A name, in a colour that is the same in every run.
    AttributedStyle name(String nick) {
        if (names.isEmpty()) {
            return DEFAULT;
        }
        String folded = Normalizer.normalize(nick, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return colour(names.get(Math.floorMod(folded.hashCode(), names.size())));
    }

    /// The person's own name.
    AttributedStyle ownName() {
        return BOLD;
    }

    /// The line of status.
    AttributedStyle status() {
        return DEFAULT.inverse();
    }
}
