package dev.parley.plugins.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindTest {

    @Test
    void aReminderComesWhenItIsDueAndOnce() {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(ada.types("/remind me 10m tea is  ready"))
                    .containsExactly("You will be reminded in 10m. (/remind cancel 1 takes it back.)");
            server.pass(Duration.ofSeconds(599));
            assertThat(ada.saw()).doesNotContain("Reminder: tea is  ready");
            server.pass(Duration.ofSeconds(1));
            assertThat(ada.saw()).last().isEqualTo("Reminder: tea is  ready");
            server.restartPlugin();
            server.pass(Duration.ofDays(1));
            assertThat(ada.saw()).containsOnlyOnce("Reminder: tea is  ready");
            assertThat(bob.saw()).doesNotContain("Reminder: tea is  ready");
        }
    }

    @Test
    void aReminderSurvivesACrashAndIsToldLateAfterADowntime() {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            ada.types("/remind me 10m tea");
            ada.types("/remind me 3h cake");
            server.crashPlugin();
            server.pass(Duration.ofHours(2));
            server.startPlugin();
            server.pass(Duration.ofHours(1));
            assertThat(ada.saw()).endsWith("Reminder: tea (it was due 1h50m ago)", "Reminder: cake");
            assertThat(ada.types("/remind list")).containsExactly("You have no reminders.");
        }
    }

    @Test
    void whoIsNotHereIsToldWhenTheyCome() {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            assertThat(ada.types("/remind bob 30s the meeting"))
                    .containsExactly("bob will be reminded in 30s. (/remind cancel 1 takes it back.)");
            server.pass(Duration.ofHours(1));
            assertThat(ada.types("/remind list").getLast()).matches("1 +when they come +bob +the meeting *");
            TestUser bob = server.join("Bob");
            assertThat(bob.saw()).last().isEqualTo("Reminder from ada: the meeting (it was due 59m30s ago)");
            bob.leaves();
            assertThat(server.join("bob").saw()).noneMatch(line -> line.startsWith("Reminder"));
        }
    }

    @Test
    void remindersAreListedAndTakenBackByThoseWhomTheyConcern() {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            ada.types("/remind me 1h30m tea");
            ada.types("/remind bob 2d cake");
            List<String> list = ada.types("/remind list");
            assertThat(list).hasSize(3);
            assertThat(list.get(1)).matches("1 +in 1h30m +ada +tea *");
            assertThat(list.get(2)).matches("2 +in 48h +bob +cake *");
            assertThat(bob.types("/remind list")).hasSize(2);
            assertThat(bob.types("/remind cancel 1"))
                    .containsExactly("You have no reminder 1. /remind list lists them.");
            assertThat(bob.types("/remind cancel 2")).containsExactly("Reminder 2 is taken back.");
            server.pass(Duration.ofDays(3));
            assertThat(bob.saw()).noneMatch(line -> line.startsWith("Reminder from"));
            assertThat(ada.saw()).contains("Reminder: tea");
        }
    }

    @Test
    void nobodyHasMoreThanTwenty() {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            for (int i = 0; i < 20; i++) {
                ada.types("/remind me 1h tea");
            }
            assertThat(ada.types("/remind bob 1h tea"))
                    .containsExactly("Too many reminders wait. You can have 20 of them, which /remind list lists.");
            assertThat(server.join("bob").types("/remind me 1h tea"))
                    .last()
                    .asString()
                    .startsWith("You will");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/remind me, <when> (after what time) is missing",
        "/remind me 10m, <what…> (of what) is missing",
        "/remind me soon tea, is not a time",
        "/remind me 400d tea, A reminder can wait for 366 days at most.",
        "/remind a/b/c! 0s x, 0s",
        "/remind cancel x, is not a whole number"
    })
    void whatMakesNoSenseIsExplained(String line, String error) {
        try (TestServer server = remind()) {
            TestUser ada = server.join("ada");
            assertThat(String.join("\n", ada.types(line))).contains(error);
            assertThat(ada.types("/remind list")).containsExactly("You have no reminders.");
        }
    }

    @Test
    void aFileThatIsNoneOfOursIsLeftAloneAndNamed() throws IOException {
        try (TestServer server = remind()) {
            server.stopPlugin();
            Files.writeString(server.folder().resolve("reminders.txt"), "tea at noon\n");
            assertThatThrownBy(server::startPlugin)
                    .hasMessageContaining("reminders.txt cannot be read at the line \"tea at noon\"");
        }
    }

    private static TestServer remind() {
        return TestServer.with(Reminders.class, Remind.class, RemindMe.class, RemindList.class, RemindCancel.class);
    }
}
