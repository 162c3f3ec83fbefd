package dev.parley.server.people;

import com.ibm.icu.text.SpoofChecker;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which names look alike: their skeletons are the same (Unicode UTS 39, through ICU).
///
/// Names in ASCII, nearly all, go by a table of what ICU does with ASCII: its data takes a sixth of a second
/// and some megabytes to load, which a server whose people have such names never spends.
final class LookAlikes {

    private LookAlikes() {}

    /// Loaded when the first name needs it.
    private static final class Icu {
        static final SpoofChecker CHECKER =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    /// What a name comes down to of which only the key is looked at.
    ///
    /// @param key in small letters
    /// @return the key itself, the same object, if there is nothing to reduce
    static String skeleton(String key) {
        String shape = shape(key);
        return shape.equals(key) ? key : shape.toLowerCase(Locale.ROOT);
    }

    /// The skeletons of all names that a name, as it is written, can be taken for: of itself, and with `I` and `l`,
    /// which are one stroke in many fonts, read as either. One can be in it twice.
    ///
    /// @param skeleton of the name itself
    static List<String> taken(String text, String skeleton) {
        String shape = shape(text);
        if (shape.equals(text) && text.indexOf('l') < 0) { // most names look like nothing but themselves
            return List.of(skeleton);
        }
        return List.of(skeleton, skeleton(Nick.keyOf(shape)), skeleton(Nick.keyOf(shape.replace('l', 'I'))));
    }

    /// The skeleton of a text in which letter case counts.
    static String shape(String text) {
        if (!AsciiFolding.isAscii(text)) {
            return Icu.CHECKER.getSkeleton(text);
        }
        for (int i = 0; i < text.length(); i++) {
            if (shape(text.charAt(i)) != null) {
                return shapeFrom(text, i);
            }
        }
        return text;
    }

    private static String shapeFrom(String text, int start) {
        StringBuilder shape = new StringBuilder(text.length() + 4).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            String one = shape(text.charAt(i));
            if (one == null) {
                shape.append(text.charAt(i));
            } else {
                shape.append(one);
            }
        }
        return shape.toString();
    }

    /// What an ASCII character looks like; null if only like itself.
    private static @Nullable String shape(char c) {
        return switch (c) {
            case '0' -> "O";
            case '1', 'I', '|' -> "l";
            case 'm' -> "rn";
            case '"' -> "''";
            case '`' -> "'";
            case '%' -> "\u00B0/\u2080";
            default -> null;
        };
    }
}
