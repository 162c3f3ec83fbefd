package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/24, 192.0.2.0/24",
        "192.0.2.7/32, 192.0.2.7",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/1, 128.0.0.0/1",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::FFFF:C000:0207, 192.0.2.7",
        "::ffff:192.0.2.7/120, 192.0.2.0/24",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:ffff::1/33, 2001:db8:8000::/33",
        "::/0, ::/0",
        "::1, ::1",
        "1::, 1::"
    })
    void isWrittenInItsShortestForm(String typed, String shown) {
        assertThat(network(typed)).hasToString(shown);
        assertThat(network(shown)).isEqualTo(network(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob",
                "7",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/",
                "1.2.3.4/08",
                "1.2.3.4/8/8",
                "0x7f.0.0.1",
                "[::1]",
                "::1%lo",
                "fe80::1%eth0",
                ":::",
                "1::2::3",
                "g::1",
                "::1/129",
                "::1/9999999999",
                "/8",
                "example.org",
                "1.2.3.4 ",
                "\u0661.2.3.4"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/63, 2001:db8:0:1::1, true",
        "2001:db8::/65, 2001:db8::8000:0:0:1, false",
        "0.0.0.0/0, 192.0.2.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.7, false",
        "192.0.2.7, ::ffff:192.0.2.7, true"
    })
    void aBlockContainsWhatHasItsPrefix(String block, String other, boolean contains) {
        assertThat(network(block).contains(network(other))).isEqualTo(contains);
    }

    @Test
    void whatLooksLikeAnAddressIsNeverTakenForAName() {
        for (String meant : new String[] {"10.0.0.0/33", "300.1.1.1", "1.2.3", "10/8", "::1%lo", "fe80::zz"}) {
            assertThat(Target.of(meant)).as(meant).isEmpty();
        }
        for (String name : new String[] {"bob", "bob/away", "a:b", "...", "v2", "7", "dr.x", "\u00E9.5"}) {
            assertThat(Target.of(name)).as(name).get().isInstanceOf(Target.Name.class);
        }
    }
}
