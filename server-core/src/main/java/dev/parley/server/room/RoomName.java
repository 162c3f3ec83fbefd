package dev.parley.server.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names that rooms may have: small letters, since letter case makes no difference, digits, and `-`, `_`, `.` in
/// between.
public final class RoomName {

    /// What a name must be, for the person who gives one.
    static final String RULE = "A room's name has 1 to 32 letters and digits, and may have - _ . between them.";

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");
    private static final int MAX_LENGTH = 32;

    private RoomName() {}

    /// The name that a text means, if it can be one.
    public static Optional<String> of(String text) {
        if (text.length() > 4 * MAX_LENGTH) {
            return Optional.empty(); // however it is normalized
        }
        String name = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean fits = name.codePointCount(0, name.length()) <= MAX_LENGTH;
        return fits && FORM.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
