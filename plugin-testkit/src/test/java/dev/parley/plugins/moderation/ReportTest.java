package dev.parley.plugins.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void aWarningReachesWhomItIsForAndNobodyElse() {
        try (TestServer server = TestServer.with(Warn.class)) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            TestUser ada = server.join("ada");
            assertThat(moderator.types("/warn bob no  adverts, please")).containsExactly("bob is warned.");
            assertThat(bob.saw()).last().isEqualTo("A moderator warns you: no  adverts, please");
            assertThat(ada.saw()).noneMatch(line -> line.contains("adverts"));
        }
    }

    @Test
    void aWarningNeedsSomebodyWhoIsHereAndNotAboveAndAReason() {
        try (TestServer server = TestServer.with(Warn.class)) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            server.join("admin", Role.ADMIN);
            assertThat(moderator.types("/warn")).last().asString().contains("<who>", "is missing");
            assertThat(moderator.types("/warn mo")).last().asString().contains("<reason…>", "is missing");
            assertThat(moderator.types("/warn zed x")).last().asString().contains("nobody here is called zed");
            assertThat(moderator.types("/warn admin x")).last().asString().contains("has a higher rank than you");
        }
    }

    @Test
    void aReportReachesThoseWhoKeepOrder() {
        try (TestServer server = TestServer.with(Report.class, Warn.class, ShowAudit.class)) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("bob");
            TestUser ada = server.join("ada");
            assertThat(ada.types("/report bob \"sells\" watches"))
                    .containsExactly("Thank you. Those who keep order have been told.");
            assertThat(moderator.saw()).last().isEqualTo("ada reports bob: \"sells\" watches");
            assertThat(admin.saw()).last().isEqualTo("ada reports bob: \"sells\" watches");
            assertThat(bob.saw()).noneMatch(line -> line.contains("watches"));
            assertThat(ada.types("/report bob again")).containsExactly("You can use /report again in 30s.");
            server.pass(Duration.ofSeconds(30));
            assertThat(ada.types("/report zed was here too")).last().asString().startsWith("Thank you.");
            assertThat(admin.types("/audit of:zed"))
                    .last()
                    .asString()
                    .contains("ada", "/report zed was here too", "done");
        }
    }

    @Test
    void aReportIsKeptWhenNobodyWhoKeepsOrderIsHere() {
        try (TestServer server = TestServer.with(Report.class, Warn.class, ShowAudit.class)) {
            TestUser ada = server.join("ada");
            assertThat(ada.types("/report bob adverts"))
                    .containsExactly("Nobody who keeps order is here at the moment."
                            + " They will find your report in the audit log.");
            assertThat(server.join("admin", Role.ADMIN).types("/audit what:report adverts"))
                    .last()
                    .asString()
                    .contains("/report bob adverts");
        }
    }

    @Test
    void aReportNeedsANameAndAReason() {
        try (TestServer server = TestServer.with(Report.class)) {
            TestUser ada = server.join("ada");
            assertThat(ada.types("/report")).last().asString().contains("<who>", "is missing");
            assertThat(ada.types("/report bob")).last().asString().contains("<reason…>", "is missing");
            assertThat(ada.types("/report \"two words\" x")).last().asString().contains("cannot be anybody's name");
        }
    }
}
