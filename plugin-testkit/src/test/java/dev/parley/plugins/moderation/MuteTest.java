package dev.parley.plugins.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuteTest {

    @Test
    void aMutedPersonReadsAndIsNotHeardUntilTheMuteIsLifted() {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            assertThat(moderator.types("/mute BOB too  loud")).containsExactly("BOB is muted. Reason: too  loud");
            assertThat(bob.saw()).last().isEqualTo("You are muted. Reason: too  loud");
            assertThat(bob.types("hello?")).containsExactly("You are muted. Reason: too  loud");
            moderator.types("hello");
            assertThat(bob.saw()).last().isEqualTo("mo: hello");
            assertThat(moderator.saw()).doesNotContain("bob: hello?");
            assertThat(moderator.completes("/unmute ")).containsExactly("BOB");
            assertThat(moderator.types("/unmute bob")).containsExactly("BOB may speak again.");
            assertThat(bob.saw()).last().isEqualTo("You may speak again.");
            assertThat(bob.types("hello?")).containsExactly("bob: hello?");
        }
    }

    @Test
    void aTimedMuteEndsByItselfAndComingBackIsNoWayRoundIt() {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            server.join("bob").leaves();
            moderator.types("/mute bob 10m");
            TestUser bob = server.join("Bob");
            assertThat(bob.types("hello?")).containsExactly("You are muted until 2026-01-01 12:10 UTC.");
            assertThat(moderator.types("/mutes"))
                    .containsExactly(
                            "WHO  UNTIL                 BY  SINCE                 REASON",
                            "bob  2026-01-01 12:10 UTC  mo  2026-01-01 12:00 UTC");
            server.pass(Duration.ofMinutes(10));
            assertThat(bob.types("hello?")).containsExactly("Bob: hello?");
            assertThat(moderator.types("/mutes")).containsExactly("Nobody is muted.");
        }
    }

    @Test
    void anAddressIsMutedUnderEveryName() {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR, "198.51.100.1");
            TestUser bob = server.join("bob", Role.GUEST, "203.0.113.5");
            TestUser eve = server.join("eve", Role.GUEST, "203.0.114.5");
            assertThat(moderator.types("/mute 203.0.113.0/24 --dry 1h")).containsExactly("That would silence bob.");
            assertThat(bob.types("hi")).containsExactly("bob: hi");
            moderator.types("/mute 203.0.113.0/24 1h");
            assertThat(bob.types("hi")).last().isEqualTo("You are muted until 2026-01-01 13:00 UTC.");
            assertThat(eve.types("hi")).containsExactly("eve: hi");
            assertThat(server.join("zed", Role.GUEST, "203.0.113.77").types("hi"))
                    .containsExactly("You are muted until 2026-01-01 13:00 UTC.");
        }
    }

    @Test
    void mutesOutliveThePlugin() {
        try (TestServer server = mute()) {
            server.join("mo", Role.MODERATOR).types("/mute bob");
            server.crashPlugin();
            assertThat(server.join("bob").types("hi")).containsExactly("You are muted.");
        }
    }

    @Test
    void nobodyMutesSomebodyOfAHigherRank() {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(moderator.types("/mute admin")).last().asString().contains("admin has a higher rank than you");
            assertThat(admin.types("hi")).containsExactly("admin: hi");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10x", "0s", "-5m", "1day"})
    void aTimeThatCannotBeReadIsAnError(String time) {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            assertThat(moderator.types("/mute bob " + time)).last().asString().contains("is not a time such as");
            assertThat(moderator.types("/mutes")).containsExactly("Nobody is muted.");
        }
    }

    @Test
    void oddArgumentsAreAnsweredWithWhatIsWrong() {
        try (TestServer server = mute()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            assertThat(moderator.types("/mute")).last().asString().contains("<who>", "is missing");
            assertThat(moderator.types("/mute \"two words\"")).last().asString().contains("is no name");
            assertThat(moderator.types("/mute bob spam --dry"))
                    .last()
                    .asString()
                    .contains("before the reason");
            assertThat(moderator.types("/mute bob " + "x".repeat(401)))
                    .containsExactly("A reason may have at most 400 characters.");
            assertThat(moderator.types("/mute \u00C1da caf\u00E9"))
                    .containsExactly("\u00C1da is muted. Reason: caf\u00E9");
            assertThat(moderator.types("/mute ada")).containsExactly("ada is muted already.");
            assertThat(moderator.types("/unmute")).last().asString().contains("<who>", "is missing");
            assertThat(moderator.types("/unmute zed")).last().asString().contains("zed is not muted");
            assertThat(moderator.types("/unmute ada now")).last().asString().contains("nothing more is expected");
            assertThat(moderator.types("/mutes now")).last().asString().contains("takes no arguments");
        }
    }

    @Test
    void whoMayNotMuteFindsNoSuchCommands() {
        try (TestServer server = mute()) {
            TestUser bob = server.join("bob", Role.MEMBER);
            for (String line : List.of("/mute bob", "/unmute bob", "/mutes")) {
                assertThat(bob.types(line)).last().asString().contains("There is no command");
            }
        }
    }

    private static TestServer mute() {
        return TestServer.with(Mute.class, Unmute.class, Mutes.class, Muted.Type.class);
    }
}
