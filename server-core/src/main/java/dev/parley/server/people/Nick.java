package dev.parley.server.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A nickname that keeps the rules for names.
///
/// @param text as its owner writes it, in NFC
/// @param key what makes it one name: two nicknames with the same key may not be here at once. Letter case
///     and marks do not count, since an old client sees `Ádmin` as `Admin`.
public record Nick(String text, String key) {

    /// The longest name, in Unicode code points.
    public static final int MAX_LENGTH = 32;

    /// Names that nobody may have: what the classic dialect uses as keywords, and what sounds like the
    /// server.
    private static final Set<String> RESERVED =
            Set.of("nick", "pass", "refuse", "ban", "kick", "server", "system", "parley");

    /// Letters that show nothing: the Hangul fillers and the blank Braille pattern.
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    /// What became of a text that somebody wants as a name.
    public sealed interface Check {
        /// It can be one.
        record Valid(Nick nick) implements Check {}

        /// It breaks a rule.
        record Invalid(String reason) implements Check {}
    }

    /// Checks a text against the rules for names.
    public static Check check(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (normal.isEmpty()) {
            return new Check.Invalid("A name needs at least one character.");
        }
        if (normal.codePointCount(0, normal.length()) > MAX_LENGTH) {
            return new Check.Invalid("A name may have at most " + MAX_LENGTH + " characters.");
        }
        // Also in the form in which a classic client sees it, where a lone accent becomes a space.
        String folded = AsciiFolding.withoutMarks(normal);
        if (!(normal.codePoints().allMatch(Nick::isAllowed)
                && folded.codePoints().allMatch(Nick::isAllowed))) {
            return new Check.Invalid("A name may have no spaces, control or invisible characters.");
        }
        String key = keyOf(normal);
        return key.isEmpty()
                ? new Check.Invalid("A name needs at least one character that can be seen.")
                : new Check.Valid(new Nick(normal, key.equals(normal) ? normal : key)); // one string is less than two
    }

    /// The nickname, if the text can be one.
    public static Optional<Nick> of(String text) {
        return check(text) instanceof Check.Valid valid ? Optional.of(valid.nick()) : Optional.empty();
    }

    /// The key that a text would have as a name.
    public static String keyOf(String text) {
        if (AsciiFolding.isAscii(text)) { // most names, and each argument that names somebody
            return text.toLowerCase(Locale.ROOT);
        }
        // Up between down: some letters, such as the German sharp s, meet their likes only in capitals, and
        // its own
        // capital becomes SS only by way of the small letter.
        return AsciiFolding.withoutMarks(text)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// Whether the name is kept for the server.
    public boolean isReserved() {
        return RESERVED.contains(key);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !BLANK_LETTERS.contains(c);
        };
    }
}
