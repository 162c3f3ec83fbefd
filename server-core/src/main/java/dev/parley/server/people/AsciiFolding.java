package dev.parley.server.people;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Letters without their marks, by Unicode's compatibility decomposition (UAX 15, NFKD).
public final class AsciiFolding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private AsciiFolding() {}

    /// The text with every letter reduced to its base form: é becomes e, a ligature its letters, full width
    /// half width.
    public static String withoutMarks(String text) {
        return isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
    }

    /// The text in ASCII: as [#withoutMarks(String)], and `?` for each character that has no ASCII form.
    public static String ascii(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        withoutMarks(text).codePoints().forEach(c -> folded.append(c < 0x80 ? (char) c : '?'));
        return folded.toString();
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
