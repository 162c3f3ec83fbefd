package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What those share who read and write JSON byte by byte.
final class JsonBytes {

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
}
