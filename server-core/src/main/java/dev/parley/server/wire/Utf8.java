package dev.parley.server.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads bytes as UTF-8, strictly.
final class Utf8 {

    private Utf8() {}

    /// The text, unless some of it is no UTF-8.
    static Optional<String> decode(ByteBuf bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.nioBuffer())
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
