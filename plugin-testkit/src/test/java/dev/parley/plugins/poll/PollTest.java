package dev.parley.plugins.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollTest {

    private static final String START = "/poll start \"Tea or coffee?\" tea \"black coffee\"";

    @Test
    void theRoomIsAskedVotesAndSeesTheCount() {
        try (TestServer server = poll()) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(ada.types(START))
                    .containsExactly(
                            "ada asks: Tea or coffee? 1) tea, 2) black coffee. Answer with /poll vote <number>.");
            assertThat(bob.saw()).endsWith(ada.saw().getLast());
            assertThat(ada.types("/poll vote 1")).containsExactly("Your vote: tea.");
            assertThat(bob.types("/poll vote 1")).containsExactly("Your vote: tea.");
            assertThat(bob.types("/poll vote 2")).containsExactly("Your vote: black coffee.");
            List<String> table = server.join("eve").types("/poll");
            assertThat(table).hasSize(3);
            assertThat(table.get(0)).matches("# +Tea or coffee\\? +VOTES +SHARE *");
            assertThat(table.get(1)).matches("1 +tea +1 +50 % *");
            assertThat(table.get(2)).matches("2 +black coffee +1 +50 % *");
            assertThat(ada.types("/poll stop"))
                    .containsExactly("The poll is over. Tea or coffee? tea: 1, black coffee: 1.");
            assertThat(bob.types("/poll vote 1")).containsExactly("There is no open poll. /poll start begins one.");
            assertThat(bob.types("/poll show")).first().asString().contains("Tea or coffee? (closed)");
        }
    }

    @Test
    void votesSurviveACrash() {
        try (TestServer server = poll()) {
            TestUser ada = server.join("ada");
            ada.types(START);
            ada.types("/poll vote 2");
            server.crashPlugin();
            server.startPlugin();
            assertThat(ada.types("/poll")).last().asString().matches("2 +black coffee +1 +100 % *");
            assertThat(server.folder()).isDirectoryNotContaining("glob:**.new");
        }
    }

    @Test
    void onlyTheAuthorAndAdministratorsEndAPollAndThereIsOneAtATime() {
        try (TestServer server = poll()) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            ada.types(START);
            assertThat(bob.types("/poll stop")).containsExactly("Only ada and administrators can end this poll.");
            assertThat(bob.types(START))
                    .containsExactly("There is a poll already: /poll show shows it, /poll stop ends it.");
            assertThat(server.join("admin", Role.ADMIN).types("/poll stop")).hasSize(1);
            server.pass(Duration.ofSeconds(10));
            assertThat(bob.types(START)).last().asString().startsWith("bob asks:");
        }
    }

    @Test
    void wipingAsksFirstAndIsForAdministrators() {
        try (TestServer server = poll()) {
            TestUser admin = server.join("admin", Role.ADMIN);
            admin.types(START);
            assertThat(admin.types("/poll wipe"))
                    .containsExactly("This removes the polls of all rooms, with their votes."
                            + " Type /confirm within 30 seconds to go on.");
            assertThat(admin.types("/confirm")).containsExactly("All polls are removed.");
            assertThat(admin.types("/poll")).containsExactly("There has been no poll. /poll start begins one.");
            assertThat(server.folder().resolve("polls.txt")).isEmptyFile();
            assertThat(server.join("bob").completes("/poll w")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/poll start",
                "/poll start \"Tea?\"",
                "/poll start \"Tea?\" yes",
                "/poll start \"Tea?\" yes yes",
                "/poll start \" \" yes no",
                "/poll start \"Tea?\" 1 2 3 4 5 6 7 8 9 10 11",
                "/poll vote",
                "/poll vote 0",
                "/poll vote 11",
                "/poll vote tea",
                "/poll vote 3"
            })
    void whatMakesNoSenseIsRefusedAndChangesNothing(String line) {
        try (TestServer server = poll()) {
            TestUser ada = server.join("ada");
            ada.types(START);
            List<String> before = ada.types("/poll");
            server.pass(Duration.ofSeconds(10));
            assertThat(ada.types(line)).last().asString().doesNotContain("Your vote", "asks:", "failed");
            assertThat(ada.types("/poll")).isEqualTo(before);
        }
    }

    @Test
    void aFileThatIsNoneOfOursIsLeftAloneAndNamed() throws IOException {
        try (TestServer server = poll()) {
            server.stopPlugin();
            Files.writeString(server.folder().resolve("polls.txt"), "vote\tada\t1\n");
            assertThatThrownBy(server::startPlugin).hasMessageContaining("polls.txt cannot be read at the line");
            assertThat(server.folder().resolve("polls.txt")).hasContent("vote\tada\t1\n");
        }
    }

    private static TestServer poll() {
        return TestServer.with(
                Polls.class, PollStart.class, PollVote.class, PollShow.class, PollStop.class, PollWipe.class);
    }
}
