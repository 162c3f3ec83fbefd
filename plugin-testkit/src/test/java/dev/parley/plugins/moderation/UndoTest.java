package dev.parley.plugins.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.ban.Ban;
import dev.parley.plugins.ban.Banned;
import dev.parley.plugins.ban.Bans;
import dev.parley.plugins.ban.Unban;
import dev.parley.plugins.kick.Kick;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UndoTest {

    @Test
    void theLastBanIsTakenBackAndThenTheOneBefore() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban bob");
            admin.types("/ban eve 1h");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the ban of eve.");
            assertThat(server.join("eve").isHere()).isTrue();
            assertThat(server.join("bob").isHere()).isFalse();
            assertThat(admin.types("/undo")).containsExactly("Taken back: the ban of bob.");
            assertThat(server.join("bob").isHere()).isTrue();
            assertThat(admin.types("/undo")).containsExactly("There is nothing that you could take back.");
        }
    }

    @Test
    void takingBackABanThatReplacedAnotherBringsThatBack() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban bob 1d adverts");
            admin.types("/ban bob");
            admin.types("/undo");
            assertThat(server.join("bob").saw())
                    .containsExactly("The name bob is banned until 2026-01-02 12:00 UTC. Reason: adverts");
        }
    }

    @Test
    void liftingABanIsTakenBackUnlessItWouldBeOver() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban bob 1h");
            admin.types("/unban bob");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the lifting of the ban of bob.");
            assertThat(server.join("bob").isHere()).isFalse();
            admin.types("/unban bob");
            server.pass(Duration.ofHours(1));
            assertThat(admin.types("/undo")).containsExactly("the ban of bob would be over by now.");
        }
    }

    @Test
    void whatSomebodyElseHasChangedSinceStays() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser moderator = server.join("mo", Role.MODERATOR);
            moderator.types("/ban bob 1h");
            admin.types("/ban bob 1d");
            assertThat(moderator.types("/undo"))
                    .containsExactly("the ban of bob has changed since or is over: it stays as it is.");
            assertThat(server.join("bob").isHere()).isFalse();
            assertThat(admin.types("/undo")).containsExactly("Taken back: the ban of bob.");
            assertThat(server.join("bob").saw()).last().asString().contains("2026-01-01 13:00 UTC");
        }
    }

    @Test
    void mutesSlowRoomsAndLocksAreTakenBackToo() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("bob");
            admin.types("/mute bob");
            assertThat(bob.types("none")).containsExactly("You are muted.");
            admin.types("/slow 1m");
            admin.types("/lock");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the change of lobby (locked).");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the change of lobby (slow).");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the mute of bob.");
            assertThat(bob.types("one")).containsExactly("bob: one");
            assertThat(bob.types("two")).containsExactly("bob: two");
        }
    }

    @Test
    void aKickCannotBeTakenBackAndDoesNotHideWhatWasBefore() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            server.join("bob");
            admin.types("/mute eve");
            admin.types("/kick bob");
            assertThat(admin.types("/undo")).containsExactly("The removal of bob cannot be taken back.");
            assertThat(admin.types("/undo")).containsExactly("Taken back: the mute of eve.");
        }
    }

    @Test
    void nobodyTakesBackWhatSomebodyElseDid() {
        try (TestServer server = all()) {
            server.join("mo", Role.MODERATOR).types("/ban bob");
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(admin.types("/undo")).containsExactly("There is nothing that you could take back.");
            assertThat(admin.types("/undo it")).last().asString().contains("takes no arguments");
            assertThat(server.join("eve").types("/undo")).last().asString().contains("There is no command /undo");
        }
    }

    private static TestServer all() {
        return TestServer.with(
                Ban.class,
                Unban.class,
                Bans.class,
                Banned.Type.class,
                Kick.class,
                Mute.class,
                Muted.Type.class,
                Unmute.class,
                Slow.class,
                Wait.Type.class,
                Lock.class,
                Undo.class);
    }
}
