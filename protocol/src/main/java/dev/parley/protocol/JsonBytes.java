package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What those share who read and write JSON byte by byte.
final class JsonBytes {

    /// What stands for itself when it is written. Not the first byte of U+2028 and U+2029: Gson has the last word about
    /// them.
    private static final boolean[] PLAIN = plainBut(0xE2);

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
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : utf8) {
            if (!PLAIN[b & 0xFF]) {
                String quoted = JsonLines.quoted(text);
                return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
            }
        }
        return utf8;
    }
}
