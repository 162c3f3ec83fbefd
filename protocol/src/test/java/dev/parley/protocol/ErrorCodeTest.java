package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    /// Programs act on these names: one may be added here, none changed.
    @Test
    void theNamesOnTheWireAreTheseForEver() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::wire))
                .containsExactlyInAnyOrder(
                        "bad-json",
                        "bad-message",
                        "unknown-type",
                        "too-long",
                        "not-utf8",
                        "bad-protocol",
                        "out-of-order",
                        "handshake-timeout",
                        "nick-invalid",
                        "nick-taken",
                        "nick-reserved",
                        "guests-refused",
                        "banned",
                        "password-required",
                        "password-wrong",
                        "busy",
                        "too-fast",
                        "no-such-room",
                        "unknown-command",
                        "bad-argument",
                        "refused",
                        "failed",
                        "timed-out");
    }
}
