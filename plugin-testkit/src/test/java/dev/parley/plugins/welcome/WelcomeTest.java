package dev.parley.plugins.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelcomeTest {

    @Test
    void whoComesInIsGreetedAndNobodyElseSeesIt() {
        try (TestServer server = TestServer.with(Welcome.class)) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(bob.saw()).last().isEqualTo("Welcome to lobby, bob!");
            assertThat(ada.saw()).containsOnlyOnce("Welcome to lobby, ada!").doesNotContain("Welcome to lobby, bob!");
        }
    }

    @Test
    void theTextIsTheAdmins() {
        Map<String, String> settings = Map.of("text", "Hi {nick}.\nThe rules of {room}: none.");
        try (TestServer server = TestServer.withSettings(settings, Welcome.class)) {
            assertThat(server.join("ada").saw()).endsWith("Hi ada.", "The rules of lobby: none.");
        }
    }

    @Test
    void whoWasHereAMomentAgoIsNotGreetedAgain() {
        try (TestServer server = TestServer.withSettings(Map.of("quiet-minutes", "10"), Welcome.class)) {
            server.join("ada").leaves();
            server.pass(Duration.ofMinutes(9));
            TestUser ada = server.join("Ada");
            assertThat(ada.saw()).doesNotContain("Welcome to lobby, Ada!");
            ada.leaves();
            server.pass(Duration.ofMinutes(10));
            assertThat(server.join("ada").saw()).contains("Welcome to lobby, ada!");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text, ' ', text must have 1 to 2000 characters",
        "quiet-minutes, soon, 'quiet-minutes must be a number from 0 to 10080, not soon'",
        "quiet-minutes, -1, 'quiet-minutes must be a number from 0 to 10080, not -1'",
        "quiet-minutes, 99999, 'quiet-minutes must be a number from 0 to 10080, not 99999'",
        "txet, hello, 'there is no setting [txet]; text and quiet-minutes are'"
    })
    void wrongSettingsAreRefused(String key, String value, String reason) {
        assertThatThrownBy(() -> TestServer.withSettings(Map.of(key, value), Welcome.class))
                .hasMessageContaining(reason);
    }
}
