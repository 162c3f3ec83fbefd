package dev.parley.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada,                        ada, localhost,      55556",
        "ada@chat.example,           ada, chat.example,   55556",
        "ada@chat.example:7,         ada, chat.example,   7",
        "ada@127.0.0.1:65535,        ada, 127.0.0.1,      65535",
        "ada@[::1],                  ada, ::1,            55556",
        "ada@[fe80::1%eth0]:1,       ada, fe80::1%eth0,   1",
        "Grüße@chat.example,         Grüße, chat.example, 55556",
        "@chat.example,              ,    chat.example,   55556",
        "@chat.example:7,            ,    chat.example,   7",
    })
    void everyPartMayBeLeftOut(String text, @Nullable String nick, String host, int port) {
        assertThat(Address.parse(text)).isEqualTo(new Address(nick, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@",
                "ada@:7",
                "ada@host:",
                "ada@host:x",
                "ada@host:0",
                "ada@host:65536",
                "ada@host:-1",
                "ada@host:999999999999",
                "ada@::1",
                "ada@[::1",
                "ada@::1]",
                "ada@b@host",
                "localhost:55556",
                "[::1]:55556",
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void aPlaceIsWrittenAsItIsTyped() {
        assertThat(Address.parse("ada@[::1]:7").place()).isEqualTo("[::1]:7");
        assertThat(Address.parse("ada").place()).isEqualTo("localhost:55556");
    }
}
