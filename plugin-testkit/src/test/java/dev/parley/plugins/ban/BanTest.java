package dev.parley.plugins.ban;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanTest {

    @Test
    void aBannedPersonIsGoneAndStaysOutUntilTheBanIsLifted() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("Bob");
            assertThat(admin.types("/ban bob")).containsExactly("Bob was removed by an admin!");
            assertThat(bob.isHere()).isFalse();
            assertThat(server.join("BOB").saw()).containsExactly("The name BOB is banned.");
            assertThat(admin.types("/bans"))
                    .containsExactly(
                            "WHO  UNTIL     BY     SINCE                 REASON",
                            "bob  for ever  admin  2026-01-01 12:00 UTC");
            assertThat(admin.types("/unban bob")).containsExactly("bob may come in again.");
            assertThat(server.join("bob").isHere()).isTrue();
        }
    }

    @Test
    void aNameCanBeBannedBeforeItsOwnerComesButNotTwice() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban zed");
            assertThat(admin.types("/ban Zed")).containsExactly("Zed is banned already.");
            assertThat(admin.types("/unban bob")).last().asString().contains("bob is not banned");
        }
    }

    @Test
    void aTimedBanSaysUntilWhenAndWhyAndEndsByItself() {
        try (TestServer server = ban()) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            assertThat(moderator.types("/ban bob 1h30m buying  watches"))
                    .containsExactly("bob was removed by an admin! Banned until 2026-01-01 13:30 UTC."
                            + " Reason: buying  watches");
            assertThat(bob.saw())
                    .last()
                    .asString()
                    .endsWith("admin! Banned until 2026-01-01 13:30 UTC. Reason: buying  watches");
            assertThat(server.join("bob").saw())
                    .containsExactly("The name bob is banned until 2026-01-01 13:30 UTC. Reason: buying  watches");
            server.pass(Duration.ofMinutes(90));
            assertThat(server.join("bob").isHere()).isTrue();
            assertThat(moderator.types("/bans")).containsExactly("Nobody is banned.");
        }
    }

    @Test
    void anotherBanOfTheSameNameReplacesTheFirst() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban zed 1h");
            admin.types("/ban zed 1d spam");
            assertThat(admin.types("/bans")).hasSize(2).last().asString().contains("2026-01-02 12:00 UTC", "spam");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10x", "0", "0s", "-5m", "+5m", ".5h", "1day", "7", "1m1h", "99999999999d", "\u0661\u0660m"})
    void aTimeThatCannotBeReadIsAnErrorAndNeverForEver(String time) {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("bob");
            assertThat(admin.types("/ban bob " + time + " spam"))
                    .last()
                    .asString()
                    .contains("is not a time such as");
            assertThat(bob.isHere()).isTrue();
            assertThat(admin.types("/bans")).containsExactly("Nobody is banned.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam and more", "forever", "\"10 lines of spam\"", "m10", "\u00E9t\u00E9"})
    void aWordThatStartsLikeNoNumberIsTheReason(String reason) {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(admin.types("/ban zed " + reason))
                    .containsExactly("zed was removed by an admin! Reason: " + reason);
        }
    }

    @Test
    void anAddressAndABlockKeepOutWhoComesFromThere() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN, "198.51.100.1");
            TestUser ada = server.join("ada", Role.GUEST, "198.51.100.2");
            TestUser bob = server.join("bob", Role.GUEST, "203.0.113.5");
            assertThat(admin.types("/ban 203.0.113.9/24 1h flood"))
                    .containsExactly(
                            "bob was removed by an admin! Banned until 2026-01-01 13:00 UTC. Reason: flood",
                            "203.0.113.0/24 is kept out; 1 removed. Banned until 2026-01-01 13:00 UTC. Reason: flood");
            assertThat(bob.isHere()).isFalse();
            assertThat(ada.isHere()).isTrue();
            assertThat(server.join("bob2", Role.GUEST, "203.0.113.200").saw())
                    .containsExactly("Your address is banned until 2026-01-01 13:00 UTC. Reason: flood");
            assertThat(admin.types("/ban 2001:DB8::0:7")).containsExactly("2001:db8::7 is kept out; 0 removed.");
            assertThat(server.join("eve", Role.GUEST, "2001:db8:0:0:0:0:0:7").isHere())
                    .isFalse();
            assertThat(admin.completes("/unban 2")).containsExactly("2001:db8::7", "203.0.113.0/24");
            assertThat(admin.types("/unban 203.0.113.0/24")).containsExactly("203.0.113.0/24 may come in again.");
            assertThat(server.join("bob", Role.GUEST, "203.0.113.5").isHere()).isTrue();
        }
    }

    @Test
    void aDryRunShowsWhoWouldBeHitAndDoesNothing() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN, "198.51.100.1");
            server.join("bob", Role.GUEST, "203.0.113.5");
            TestUser ada = server.join("ada", Role.GUEST, "203.0.113.6");
            assertThat(admin.types("/ban 203.0.113.0/24 --dry 1h flood"))
                    .containsExactly("That would remove 2 of the 3 here: ada, bob.");
            assertThat(admin.types("/ban --dry zed")).containsExactly("That would remove nobody who is here.");
            assertThat(admin.types("/ban 0.0.0.0/0 --dry"))
                    .containsExactly("That would remove 3 of the 3 here, you among them: ada, admin, bob.");
            assertThat(admin.types("/ban ada spam --dry"))
                    .last()
                    .asString()
                    .endsWith("--dry has to stand before the reason");
            assertThat(ada.isHere()).isTrue();
            assertThat(admin.types("/bans")).containsExactly("Nobody is banned.");
        }
    }

    @Test
    void aBanThatWouldHitTheCallerAsksFirst() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            server.join("bob");
            assertThat(admin.types("/ban admin"))
                    .containsExactly("That would remove 1 of the 2 here, you among them: admin."
                            + " Type /confirm within 30 seconds to go on.");
            server.pass(Duration.ofSeconds(31));
            assertThat(admin.types("/confirm")).containsExactly("There is nothing to confirm.");
            assertThat(admin.isHere()).isTrue();
            admin.types("/ban admin");
            admin.types("/confirm");
            assertThat(admin.isHere()).isFalse();
            assertThat(server.join("admin").saw()).containsExactly("The name admin is banned.");
        }
    }

    @Test
    void aBanThatWouldHitOverATenthAsksFirstAndNoOtherDoes() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN, "198.51.100.1");
            for (int i = 0; i < 18; i++) {
                server.join("guest" + i, Role.GUEST, "198.51.100." + (i + 2));
            }
            server.join("bob", Role.GUEST, "203.0.113.5");
            TestUser eve = server.join("eve", Role.GUEST, "203.0.113.6");
            assertThat(admin.types("/ban 203.0.113.5")).last().asString().contains("1 removed");
            assertThat(admin.types("/unban 203.0.113.5")).hasSize(1);
            server.join("bob", Role.GUEST, "203.0.113.5");
            server.join("mallory", Role.GUEST, "203.0.113.7");
            assertThat(admin.types("/ban 203.0.113.0/24 1h"))
                    .containsExactly("That would remove 3 of the 22 here: bob, eve, mallory."
                            + " Type /confirm within 30 seconds to go on.");
            assertThat(eve.isHere()).isTrue();
            assertThat(admin.types("/confirm")).last().asString().contains("3 removed");
            assertThat(eve.isHere()).isFalse();
        }
    }

    @Test
    void oddArgumentsAreAnsweredWithWhatIsWrong() {
        try (TestServer server = ban()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(admin.types("/ban")).last().asString().contains("<who>", "is missing");
            assertThat(admin.types("/ban 10.0.0.0/33")).last().asString().contains("is no name, and no address");
            assertThat(admin.types("/ban \"two words\"")).last().asString().contains("is no name, and no address");
            assertThat(admin.types("/ban " + "x".repeat(33))).last().asString().contains("is no name");
            assertThat(admin.types("/ban \"bob")).last().asString().contains("this quote is never closed");
            assertThat(admin.types("/ban zed --dri")).last().asString().contains("did you mean --dry?");
            assertThat(admin.types("/ban zed " + "x".repeat(401)))
                    .containsExactly("A reason may have at most 400 characters.");
            assertThat(admin.types("/unban")).last().asString().contains("<who>", "is missing");
            assertThat(admin.types("/unban zed now")).last().asString().contains("zed is not banned");
            assertThat(admin.types("/bans a b")).last().asString().contains("nothing more is expected");
            assertThat(admin.types("/bans zed")).containsExactly("No ban has that in it.");
            assertThat(admin.types("/ban \u00C1d\u00E1m 1d caf\u00E9"))
                    .containsExactly(
                            "\u00C1d\u00E1m was removed by an admin! Banned until 2026-01-02 12:00 UTC. Reason: caf\u00E9");
            assertThat(server.join("adam").isHere()).isFalse();
        }
    }

    @Test
    void nobodyBansSomebodyOfAHigherRankByNameOrByAddress() {
        try (TestServer server = ban()) {
            TestUser moderator = server.join("mo", Role.MODERATOR, "198.51.100.1");
            TestUser admin = server.join("admin", Role.ADMIN, "203.0.113.5");
            server.join("bob", Role.GUEST, "203.0.113.6");
            for (String target : List.of("admin", "203.0.113.5", "203.0.113.0/24")) {
                assertThat(moderator.types("/ban " + target)).last().asString().contains("admin has a higher rank");
            }
            assertThat(moderator.completes("/ban ")).containsExactly("bob", "mo");
            assertThat(admin.isHere()).isTrue();
            assertThat(admin.types("/ban 203.0.113.6")).last().asString().contains("1 removed");
        }
    }

    @Test
    void whoMayNotBanFindsNoSuchCommands() {
        try (TestServer server = ban()) {
            TestUser bob = server.join("bob", Role.MEMBER);
            for (String line : List.of("/ban bob", "/unban bob", "/bans")) {
                assertThat(bob.types(line)).last().asString().contains("There is no command");
            }
            assertThat(bob.completes("/ban")).isEmpty();
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
            assertThat(admin.types("/bans")).last().asString().startsWith("zed");
        }
    }

    private static TestServer ban() {
        return TestServer.with(Ban.class, Unban.class, Bans.class, Banned.Type.class);
    }
}
