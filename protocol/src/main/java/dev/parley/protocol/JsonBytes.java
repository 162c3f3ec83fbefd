package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What those share who read and write JSON byte by byte.
final class JsonBytes {

    /// What stands for itself when it is written. Not the first byte of U+2028 and U+2029, nor the `?` that a lone
    /// surrogate becomes: Gson has the last word about them.
    private static final boolean[] PLAIN = plainBut(0xE2, '?');

    private JsonBytes() {}

    /// ASCII text as bytes.
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Which bytes stand for themselves in a string of JSON: no control characters, quotes and backslashes, and none of
    /// those named. A table, since each line is looked at byte by byte.
    static boolean[] plainBut(int... others) {
        boolean[] plain = new boolean[256];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        for (int other : others) {
            plain[other] = false;
        }
        return plain;
    }

    /// A text in UTF-8, as it stands between the quotes of a string.
    static byte[] escaped(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1); // no more than a copy, if it is that
        if (isPlainAscii(latin1, text)) {
            return latin1;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isPlain(utf8)) {
            return utf8;
        }
        String quoted = JsonLines.quoted(text);
        return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a text is ASCII that stands for itself, as nearly all is.
    ///
    /// @param latin1 the text in ISO 8859-1, with a `?` for each character that has no place there
    private static boolean isPlainAscii(byte[] latin1, String text) {
        for (int i = 0; i < latin1.length; i++) {
            byte b = latin1[i];
            if (b < 0 || !(PLAIN[b] || (b == '?' && text.charAt(i) == '?'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (!PLAIN[b & 0xFF]) {
                return false;
            }
        }
        return true;
    }
}
