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

class RoomOrderTest {

    @Test
    void inASlowRoomEverybodyWaitsBetweenTwoLines() {
        try (TestServer server = rooms()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            assertThat(moderator.types("/slow 1m30s"))
                    .containsExactly("lobby is slowed down: 1m30s between two lines.");
            assertThat(bob.types("one")).containsExactly("bob: one");
            assertThat(bob.types("two")).containsExactly("lobby is slowed down: you can talk again in 1m30s.");
            server.pass(Duration.ofSeconds(90));
            assertThat(bob.types("two")).containsExactly("bob: two");
            assertThat(moderator.types("/slow off")).containsExactly("lobby is not slowed down any more.");
            assertThat(bob.types("three")).containsExactly("bob: three");
            assertThat(moderator.types("/slow off")).containsExactly("That is so in lobby already.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "0", "0s", "10x", "6h1s", "7h", "-5s", "1m 1m", "\"\""})
    void aWaitThatIsNoneChangesNothing(String wait) {
        try (TestServer server = rooms()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            assertThat(moderator.types("/slow " + wait)).last().asString().contains("^ ");
            assertThat(moderator.types("/slow off")).containsExactly("That is so in lobby already.");
        }
    }

    @Test
    void inALockedRoomOnlyModeratorsTalk() {
        try (TestServer server = rooms()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            assertThat(moderator.types("/lock"))
                    .containsExactly("lobby is locked: only its moderators talk and come in.");
            assertThat(bob.types("hi")).containsExactly("lobby is locked at the moment: only its moderators can talk.");
            assertThat(moderator.types("/lock")).containsExactly("That is so in lobby already.");
            assertThat(moderator.types("/lock now")).last().asString().contains("takes no arguments");
            assertThat(moderator.types("/unlock")).containsExactly("lobby is open again.");
            assertThat(moderator.types("/unlock")).containsExactly("That is so in lobby already.");
            assertThat(bob.types("hi")).containsExactly("bob: hi");
        }
    }

    @Test
    void whoMayNotFindsNoSuchCommands() {
        try (TestServer server = rooms()) {
            TestUser bob = server.join("bob", Role.MEMBER);
            for (String line : List.of("/slow 5s", "/lock", "/unlock")) {
                assertThat(bob.types(line)).last().asString().contains("There is no command");
            }
        }
    }

    private static TestServer rooms() {
        return TestServer.with(Slow.class, Wait.Type.class, Lock.class, Unlock.class);
    }
}
