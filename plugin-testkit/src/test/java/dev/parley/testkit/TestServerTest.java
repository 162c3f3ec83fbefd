package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Listener;
import dev.parley.api.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void peopleSeeWhatAPersonOnNetcatSees() {
        try (TestServer server = TestServer.with(new Probe.Echo())) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(ada.types("hello")).containsExactly("ada: hello", "ada said hello");
            bob.leaves();
            assertThat(ada.saw())
                    .containsExactly(
                            "Welcome, ada. You are in lobby. /help lists the commands.",
                            "bob joined!",
                            "ada: hello",
                            "ada said hello",
                            "bob left!");
            assertThat(bob.isHere()).isFalse();
            assertThat(ada.types("/who")).containsExactly("1 in lobby: ada");
            assertThat(ada.types("/quit")).containsExactly("Goodbye!");
        }
    }

    @Test
    void whoIsRefusedIsNotHereAndSawWhy() {
        try (TestServer server = TestServer.with(Probe.LOUD)) {
            server.join("ada");
            assertThat(server.join("Ada").saw()).containsExactly("Somebody called Ada is here already.");
            assertThat(server.join("a b").isHere()).isFalse();
        }
    }

    @Test
    void rolesAndCompletionAreTheServersOwn() {
        try (TestServer server = TestServer.with(Probe.Seldom.class, Probe.Boom.class)) {
            TestUser ada = server.join("ada", Role.ADMIN);
            assertThat(ada.completes("/s")).containsExactly("/seldom");
            assertThat(ada.completes("/h")).containsExactly("/help");
            assertThat(ada.types("/plugin:seldom")).containsExactly("hello");
        }
    }

    @Test
    void filtersSeeLinesBeforeTheyAreSaid() {
        try (TestServer server = TestServer.with(Probe.LOUD)) {
            TestUser ada = server.join("ada");
            assertThat(ada.types("hello")).containsExactly("ada: hello!");
            assertThat(ada.types("no")).containsExactly("no!");
        }
    }

    @Test
    void aListenerHearsOfTheKindsThatItAskedFor() {
        try (TestServer server = TestServer.with(Probe.Farewells.class)) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            bob.types("hello");
            bob.leaves();
            assertThat(ada.saw()).endsWith("bob: hello", "bob left!", "1: bob");
        }
    }

    @Test
    void timersFireAtTheirOwnMomentsWhenTheTestLetsTimePass() {
        try (TestServer server = TestServer.with(Probe.Clock.class)) {
            TestUser ada = server.join("ada");
            server.pass(Duration.ofSeconds(59));
            assertThat(ada.saw()).hasSize(1);
            server.pass(Duration.ofSeconds(121));
            assertThat(ada.saw().subList(1, 5))
                    .containsExactly(
                            "every 2026-01-01T12:01:00Z",
                            "once 2026-01-01T12:01:30Z",
                            "every 2026-01-01T12:02:00Z",
                            "every 2026-01-01T12:03:00Z");
            assertThat(server.now()).isEqualTo("2026-01-01T12:03:00Z");
            server.stopPlugin();
            server.pass(Duration.ofHours(1));
            assertThat(ada.saw()).hasSize(5);
        }
    }

    @Test
    void aDeadlineComesWhenTheTestLetsTimePassAndNotBefore() {
        try (TestServer server = TestServer.with(Probe.Hang.class)) {
            TestUser ada = server.join("ada");
            ada.sends("/hang");
            server.pass(Duration.ofMillis(4_999));
            assertThat(ada.saw()).hasSize(1);
            server.pass(Duration.ofMillis(1));
            assertThat(ada.saw()).last().isEqualTo("/hang took longer than 5s and was given up.");
        }
    }

    @Test
    void cooldownsAndConfirmationsKeepToTheTestsClock() {
        try (TestServer server = TestServer.with(Probe.Seldom.class, Probe.Boom.class)) {
            TestUser ada = server.join("ada");
            assertThat(ada.types("/seldom")).containsExactly("hello");
            server.pass(Duration.ofSeconds(45));
            assertThat(ada.types("/seldom")).containsExactly("You can use /seldom again in 15s.");
            server.pass(Duration.ofSeconds(15));
            assertThat(ada.types("/seldom")).containsExactly("hello");

            assertThat(ada.types("/boom")).first().asString().startsWith("This destroys everything.");
            assertThat(ada.types("/confirm")).containsExactly("boom");
            ada.types("/boom");
            server.pass(Duration.ofSeconds(30));
            assertThat(ada.types("/confirm")).doesNotContain("boom");
        }
    }

    @Test
    void aPluginThatFailsIsKeptOutForAWhileAndTheAdminIsTold() {
        try (TestServer server = TestServer.with(Probe.Fail.class)) {
            TestUser admin = server.join("admin", Role.ADMIN);
            for (int i = 0; i < 5; i++) {
                admin.types("/fail");
            }
            assertThat(admin.saw())
                    .anyMatch(line -> line.contains("failed 5 times in a row; its calls are kept out for 30s"));
            assertThat(admin.types("/fail")).last().asString().contains("out of service");
            server.pass(Duration.ofSeconds(30));
            assertThat(admin.types("/fail")).last().asString().contains("/fail failed (error 6)");
        }
    }

    @Test
    void filesOutliveARestartAndMemoryDoesNot() {
        try (TestServer server = TestServer.with(Probe.Keep.class)) {
            TestUser ada = server.join("ada");
            ada.types("/keep one");
            server.restartPlugin();
            assertThat(ada.types("/keep two")).containsExactly("one and one {}");
            server.crashPlugin();
            assertThat(ada.types("/keep three")).last().asString().contains("There is no command /keep.");
            server.startPlugin();
            server.changeSettings(Map.of("colour", "red"));
            assertThat(ada.types("/keep four")).containsExactly("two and one {colour=red}");
            assertThat(server.folder().resolve("kept")).hasContent("four");
            assertThat(ada.isHere()).isTrue();
        }
    }

    @Test
    void aThreadOfThePluginCanBeWaitedFor() {
        try (TestServer server = TestServer.with(Probe.Later.class)) {
            TestUser ada = server.join("ada");
            ada.types("/later");
            server.await(() -> ada.saw().contains("later"));
        }
    }

    @Test
    void aPluginThatCannotServeIsRefusedWithTheReasonThatTheAdminWouldRead() {
        assertThatThrownBy(() -> TestServer.withSettings(Map.of("wrong", "yes"), Probe.Keep.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the plugin is refused: its self-check failed")
                .hasMessageContaining("the setting is wrong");
        assertThatThrownBy(() -> TestServer.with(String.class))
                .hasMessageContaining("implements neither Command nor another extension point");
        assertThatThrownBy(() -> TestServer.with("text"))
                .hasMessageContaining("implements neither Command nor another extension point");
        assertThatThrownBy(() -> TestServer.with(new Probe.Seldom(), new Probe.Seldom()))
                .hasMessageContaining("there are two of them");
    }

    @Test
    void afterCloseNothingIsLeft() {
        TestUser ada;
        Path folder;
        try (TestServer server = TestServer.with(
                Probe.Hang.class, (Listener) event -> event.room().members())) {
            ada = server.join("ada");
            ada.sends("/hang");
            folder = server.folder();
        }
        assertThat(ada.isHere()).isFalse();
        assertThat(ada.saw()).last().isEqualTo("The server stops.");
        assertThat(Files.exists(folder.getParent())).isFalse();
    }
}
