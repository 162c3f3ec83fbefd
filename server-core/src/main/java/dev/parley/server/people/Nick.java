package dev.parley.server.people;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rocks.xmpp.precis.InvalidDirectionalityException;
import rocks.xmpp.precis.PrecisProfiles;

/// A nickname that keeps the rules for names.
///
/// @param text as its owner writes it, in NFC
/// @param key what makes it one name: two nicknames with the same key may not be here at once. Letter case
///     and marks do not count, since an old client sees `Ádmin` as `Admin`.
/// @param skeleton what the key looks like: two nicknames with the same skeleton may not be here at once either
public record Nick(String text, String key, String skeleton) {

    /// The longest name, in Unicode code points.
    public static final int MAX_LENGTH = 32;

    /// Names that nobody may have: what the classic dialect uses as keywords, and what sounds like the
    /// server.
    private static final Set<String> RESERVED =
            Set.of("nick", "pass", "refuse", "ban", "kick", "server", "system", "parley");

    /// What they look like.
    private static final Set<String> RESERVED_SKELETONS =
            RESERVED.stream().map(LookAlikes::skeleton).collect(Collectors.toUnmodifiableSet());

    /// What nobody would write who does not mean an address.
    private static final Pattern LIKE_AN_ADDRESS =
            Pattern.compile("[0-9][0-9.]*(\\.[0-9.]*(/.*)?|/.*)|[0-9a-fA-F:.]*:.*:.*");

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
        if (!(areAllowed(normal) && areAllowed(folded))) {
            return new Check.Invalid("A name may have no spaces, control or invisible characters.");
        }
        if (looksLikeAnAddress(normal)) { // else whoever is about to ban them would ban an address
            return new Check.Invalid("A name may not look like an address.");
        }
        if (keyOf(normal).isEmpty()) {
            return new Check.Invalid("A name needs at least one character that can be seen.");
        }
        return AsciiFolding.isAscii(normal) ? new Check.Valid(written(normal)) : checkProfile(normal);
    }

    /// Checks a name by the rules for user names of RFC 8265, in which letter case is kept. For ASCII they ask
    /// no more than what has been checked already.
    private static Check checkProfile(String normal) {
        try {
            return new Check.Valid(written(PrecisProfiles.USERNAME_CASE_PRESERVED.enforce(normal)));
        } catch (InvalidDirectionalityException e) {
            return new Check.Invalid("A name may not go from left to right and from right to left.");
        } catch (IllegalArgumentException e) {
            return new Check.Invalid("A name may have letters, digits and the signs of ASCII, but no other symbols.");
        }
    }

    private static Nick written(String text) {
        String key = keyOf(text);
        String one = key.equals(text) ? text : key; // one string is less than two
        return new Nick(text, one, LookAlikes.skeleton(one));
    }

    /// Whether a text looks so much like an address, or a block of them, that nobody would take it for a name, be it a
    /// right one or not: `10.0.0.7`, `10.0.0.0/33`.
    public static boolean looksLikeAnAddress(String text) {
        return LIKE_AN_ADDRESS.matcher(text).matches();
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

    /// The skeletons of all names that this one can be taken for; one can be in it twice.
    public List<String> takenFor() {
        return LookAlikes.taken(text, skeleton);
    }

    /// Whether the name is kept for the server, or looks like one that is.
    public boolean isReserved() {
        return !Collections.disjoint(takenFor(), RESERVED_SKELETONS);
    }

    /// The skeleton that a key has.
    public static String skeletonOf(String key) {
        return LookAlikes.skeleton(key);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean areAllowed(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isAllowed(c)) {
                return false;
            }
        }
        return true;
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
