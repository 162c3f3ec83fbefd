package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.people.Throttle.Ruling;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Ruling AT_ONCE = new Ruling.Try(Duration.ZERO);
    private static final String HERE = "192.0.2.1";

    private Instant now = Instant.ofEpochMilli(1_800_000_000_000L);
    private final Throttle throttle = new Throttle(() -> now);
    private final Nick bob = nick("bob");

    private static Nick nick(String name) {
        return Nick.of(name).orElseThrow();
    }

    private static Ruling waitOf(long seconds) {
        return new Ruling.Wait(Duration.ofSeconds(seconds));
    }

    private void fail(String address, Nick nick, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, nick);
        }
    }

    @Test
    void threeWrongPasswordsAreFreeAndThenTheWaitGrows() {
        fail(HERE, bob, 2);
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
        long[] waits = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
        for (long seconds : waits) {
            throttle.failed(HERE, bob);
            assertThat(throttle.judge(HERE, bob)).isEqualTo(waitOf(seconds));
            now = now.plusSeconds(seconds);
            assertThat(throttle.judge(HERE, bob)).isInstanceOf(Ruling.Try.class);
        }
    }

    @Test
    void otherAddressesAndOtherNamesDoNotWait() {
        fail(HERE, bob, 9);
        assertThat(throttle.judge("192.0.2.2", bob)).isEqualTo(AT_ONCE);
        assertThat(throttle.judge(HERE, nick("ada"))).isEqualTo(AT_ONCE);
    }

    @Test
    void whoeverGetsItRightStartsAnew() {
        fail(HERE, bob, 5);
        throttle.succeeded(HERE, bob);
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
        fail(HERE, bob, 2);
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
    }

    @Test
    void anAddressThatTriesManyNamesWaitsForAllButThoseThatItKnows() {
        throttle.succeeded(HERE, bob);
        for (int i = 0; i < 21; i++) {
            throttle.failed(HERE, nick("victim" + i));
        }
        assertThat(throttle.judge(HERE, nick("another"))).isEqualTo(waitOf(2));
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
    }

    @Test
    void loggingInToTheirOwnAccountBuysNobodyMoreTries() {
        for (int i = 0; i < 21; i++) {
            throttle.failed(HERE, nick("victim" + i));
            throttle.succeeded(HERE, nick("mallory"));
        }
        assertThat(throttle.judge(HERE, nick("another"))).isEqualTo(waitOf(2));
    }

    @Test
    void aNameUnderAttackFromManyAddressesCostsItsOwnerASecondAtMost() {
        throttle.succeeded("198.51.100.1", bob);
        for (int i = 0; i < 1_000; i++) {
            throttle.failed("203.0." + i / 250 + "." + i % 250, bob);
        }
        assertThat(throttle.judge(HERE, bob)).isEqualTo(new Ruling.Try(Duration.ofSeconds(1)));
        assertThat(throttle.judge("198.51.100.1", bob)).isEqualTo(AT_ONCE);
    }

    @Test
    void anHourLaterAllIsForgotten() {
        fail(HERE, bob, 30);
        now = now.plus(Duration.ofHours(1));
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
        fail(HERE, bob, 1);
        assertThat(throttle.judge(HERE, bob)).isEqualTo(AT_ONCE);
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() {
        fail("2001:db8:1:2:3:4:5:6", bob, 4);
        assertThat(throttle.judge("2001:db8:1:2::1", bob)).isEqualTo(waitOf(2));
        assertThat(throttle.judge("2001:db8:1:3::1", bob)).isEqualTo(AT_ONCE);
    }

    @Test
    void aFloodOfAddressesIsRememberedInABoundedSpace() {
        fail(HERE, bob, 4);
        for (int i = 0; i < 100_000; i++) {
            throttle.failed("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256, nick("n" + i % 100));
        }
        assertThat(throttle.judge(HERE, nick("ada"))).isInstanceOf(Ruling.Try.class);
    }
}
