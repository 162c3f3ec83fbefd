package dev.parley.plugins.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.api.User;
import dev.parley.plugins.ban.Ban;
import dev.parley.plugins.ban.Banned;
import dev.parley.plugins.ban.Unban;
import dev.parley.plugins.kick.Kick;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final String HEADING = "NUMBER  TIME                  WHO";

    /// Removes somebody without saying that it is to be noted.
    @Slash(name = "shoo", help = "Removes somebody")
    public static final class Shoo implements Command<Shoo.Args> {

        public record Args(@Help("whom") User who) {}

        @Override
        public Reply run(Args args, Call call) {
            args.who().disconnect("Shoo!");
            return Reply.nothing();
        }
    }

    @Test
    void whatWasDoneIsThereWithWhoWhatWhomWhyWhenFromWhereAndOutcome() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN, "198.51.100.1");
            server.join("bob");
            admin.types("/ban bob 1h adverts");
            assertThat(admin.types("/audit"))
                    .containsExactly(
                            "NUMBER  TIME                  WHO    WHAT                 OUTCOME  FROM",
                            "1       2026-01-01 12:00 UTC  admin  /ban bob 1h adverts  done     198.51.100.1");
        }
    }

    @Test
    void attemptsAreThereTooWithWhatBecameOfThem() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban");
            admin.types("/ban admin");
            admin.types("/ban zed");
            admin.types("/ban zed");
            admin.types("/unban zed");
            admin.types("/ban zed --dry");
            assertThat(admin.types("/audit")).hasSize(7).satisfies(lines -> {
                assertThat(lines.get(0)).startsWith(HEADING);
                assertThat(lines.get(1)).contains("/ban zed --dry", "done");
                assertThat(lines.get(2)).contains("/unban zed", "done");
                assertThat(lines.get(3)).contains("/ban zed", "refused");
                assertThat(lines.get(5)).contains("/ban admin", "to be confirmed");
                assertThat(lines.get(6)).contains("/ban ", "bad-argument");
            });
        }
    }

    @Test
    void itIsSearchedByWhoWhomWhatWhenAndWords() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser moderator = server.join("Mo", Role.MODERATOR);
            admin.types("/ban 203.0.113.0/24 flood");
            server.pass(Duration.ofHours(2));
            moderator.types("/mute bob 1h Caps lock");
            moderator.types("/ban B\u00F3b adverts");
            assertThat(admin.types("/audit by:mo")).hasSize(3);
            assertThat(admin.types("/audit of:BOB")).hasSize(3);
            assertThat(admin.types("/audit of:bob what:ban"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("adverts");
            assertThat(admin.types("/audit of:::ffff:203.0.113.9/120")).hasSize(2);
            assertThat(admin.types("/audit since:1h")).hasSize(3);
            assertThat(admin.types("/audit caps lock")).hasSize(2);
            assertThat(admin.types("/audit by:eve")).containsExactly("Nothing in the audit log matches.");
            assertThat(admin.types("/audit of:bo")).containsExactly("Nothing in the audit log matches.");
            assertThat(admin.types("/audit %")).containsExactly("Nothing in the audit log matches.");
            assertThat(admin.types("/audit ' OR 1=1 --")).containsExactly("Nothing in the audit log matches.");
        }
    }

    @Test
    void whatRemovesSomebodyIsThereWithoutBeingDeclared() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            server.join("bob");
            admin.types("/shoo bob");
            assertThat(admin.types("/audit of:bob"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("/shoo bob", "done");
        }
    }

    @Test
    void takingBackIsThereWithWhomItIsAbout() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types("/ban bob");
            admin.types("/undo");
            assertThat(admin.types("/audit of:bob"))
                    .hasSize(3)
                    .element(1)
                    .asString()
                    .contains("/undo", "done");
        }
    }

    @Test
    void aLongLogIsShownInPart() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            for (int i = 0; i < 51; i++) {
                admin.types("/ban guest" + i);
            }
            assertThat(admin.types("/audit")).hasSize(52).last().asString().contains("there are older ones");
            assertThat(admin.types("/audit guest7")).hasSize(2);
        }
    }

    @Test
    void oddArgumentsAreAnsweredWithWhatIsWrong() {
        try (TestServer server = all()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(admin.types("/audit by:")).last().asString().contains("nothing stands behind by:");
            assertThat(admin.types("/audit by:a by:b")).last().asString().contains("can stand once");
            assertThat(admin.types("/audit since:friday")).last().asString().contains("is not a time such as");
            assertThat(admin.types("/audit " + "x".repeat(2000))).containsExactly("Nothing in the audit log matches.");
        }
    }

    @Test
    void onlyWhoMaySeesIt() {
        try (TestServer server = all()) {
            for (Role role : List.of(Role.GUEST, Role.MEMBER, Role.MODERATOR)) {
                assertThat(server.join("a" + role, role).types("/audit"))
                        .last()
                        .asString()
                        .contains("There is no command /audit");
            }
        }
    }

    private static TestServer all() {
        return TestServer.with(
                Ban.class,
                Unban.class,
                Banned.Type.class,
                Kick.class,
                Mute.class,
                Undo.class,
                Shoo.class,
                ShowAudit.class);
    }
}
