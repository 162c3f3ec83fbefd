package dev.parley.plugins.ban;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import org.junit.jupiter.api.Test;

class BanTest {

    @Test
    void aBannedPersonIsGoneAndStaysOutUntilTheBanIsLifted() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("Bob");
            assertThat(admin.types("/ban bob")).containsExactly("Bob was removed by an admin!");
            assertThat(bob.isHere()).isFalse();
            assertThat(server.join("BOB").saw()).containsExactly("The name BOB is banned.");
            assertThat(admin.types("/bans")).containsExactly("bob");
            assertThat(admin.types("/unban bob")).containsExactly("bob may come in again.");
            assertThat(server.join("bob").isHere()).isTrue();
        }
    }

    @Test
    void aNameCanBeBannedBeforeItsOwnerComesButNotTwiceNorOnesOwn() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban zed");
            assertThat(admin.types("/ban Zed")).containsExactly("Zed is banned already.");
            assertThat(admin.types("/ban admin")).containsExactly("You cannot ban yourself.");
            assertThat(admin.types("/unban bob")).containsExactly("bob is not banned.");
        }
    }

    @Test
    void bansOutliveThePlugin() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban zed");
            server.crashPlugin();
            assertThat(server.join("zed").isHere()).isFalse();
            server.startPlugin();
            assertThat(admin.types("/bans")).containsExactly("zed");
        }
    }

    private static TestServer ban() {
        return TestServer.with(Ban.class, Unban.class, Bans.class);
    }
}
