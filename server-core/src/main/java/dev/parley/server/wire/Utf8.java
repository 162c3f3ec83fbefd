package dev.parley.server.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads bytes as UTF-8, strictly.
final class Utf8 {

    private Utf8() {}

    /// The text, unless some of it is no UTF-8.
    static Optional<String> decode(byte[] bytes) {
        // What is no UTF-8 becomes U+FFFD here, which is rare enough: then it is looked at once more.
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return Optional.of(text);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
