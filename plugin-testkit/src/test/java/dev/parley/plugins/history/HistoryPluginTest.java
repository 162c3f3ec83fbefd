package dev.parley.plugins.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.talk.Ignore;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPluginTest {

    private TestServer server;
    private TestUser ada;
    private TestUser bob;

    @BeforeEach
    void start() {
        server = TestServer.with(
                HistoryCommand.class,
                Search.class,
                Edit.class,
                Delete.class,
                ShowRetention.class,
                RetainFor.class,
                RetainLines.class,
                RetainAsUsual.class);
        ada = server.join("ada");
        bob = server.join("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theLastLinesAreShownWithTheirNumbers() {
        assertThat(last(ada, "/history")).contains("Nothing has been said here yet.");
        ada.types("tea?");
        bob.types("Köffee!");
        assertThat(last(ada, "/history")).contains("LINE", "3", "ada", "tea?", "4", "bob", "Köffee!");
        assertThat(last(ada, "/history 1")).contains("Köffee!").doesNotContain("tea?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history 0", "/history 101", "/history x", "/history 1 2", "/history \"\""})
    void aCountThatIsNoneIsRefused(String line) {
        assertThat(last(ada, line)).contains("^");
    }

    @Test
    void linesAreFoundByTheirWordsPersonAndTime() {
        ada.types("The kettle is boiling over");
        bob.types("kettles are overrated");
        assertThat(last(ada, "/search ARE over")).contains("overrated").doesNotContain("boiling");
        assertThat(last(ada, "/search kettle from:bob")).contains("overrated").doesNotContain("boiling");
        assertThat(last(ada, "/search kettle since:1s room:lobby")).contains("Nothing was found.");
        assertThat(last(ada, "/search nothing of it")).contains("Nothing was found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search \"",
                "/search \" OR NEAR(",
                "/search *",
                "/search text:a* AND (b",
                "/search 'x'; DROP TABLE line",
                "/search {a b}:c",
            })
    void whatLooksLikeALanguageIsJustText(String line) {
        ada.types("harmless");
        assertThat(last(ada, line)).containsAnyOf("Nothing was found.", "Give a word to look for.");
    }

    @Test
    void aQueryThatIsWrongIsSaidSo() {
        assertThat(last(ada, "/search")).contains("^");
        assertThat(last(ada, "/search a since:soon")).contains("\"soon\" is no time such as 30m, 12h or 7d.");
        assertThat(last(ada, "/search a room:attic")).contains("You are in no room called attic.");
        assertThat(last(ada, "/search " + "very long ".repeat(300))).contains("Nothing was found.");
    }

    @Test
    void oneChangesAndDeletesOnesOwnLines() {
        ada.types("teh kettle");
        ada.types("/edit last the kettle");
        assertThat(bob.saw()).last().asString().contains("the kettle");
        assertThat(last(ada, "/history")).contains("the kettle (edited)").doesNotContain("teh");
        assertThat(last(ada, "/search kettle")).contains("the kettle");
        assertThat(last(ada, "/search teh")).contains("Nothing was found.");
        ada.types("/delete 3");
        assertThat(last(ada, "/history")).contains("Nothing has been said here yet.");
        assertThat(last(ada, "/search kettle")).contains("Nothing was found.");
    }

    @Test
    void whatSomebodyChangesWhoIsIgnoredIsNotSeenEither() {
        try (TestServer other = TestServer.with(Ignore.class, Edit.class)) {
            TestUser cleo = other.join("cleo");
            TestUser dan = other.join("dan");
            dan.types("mild");
            cleo.types("/ignore dan");
            int seen = cleo.saw().size();
            dan.types("/edit last RUDE");
            assertThat(dan.saw()).last().asString().contains("RUDE");
            assertThat(cleo.saw().subList(seen, cleo.saw().size())).noneMatch(line -> line.contains("RUDE"));
        }
    }

    @Test
    void thoseOfOthersAreForModerators() {
        ada.types("mine");
        assertThat(last(bob, "/edit 3 his")).contains("Line 3 is not yours.");
        assertThat(last(bob, "/delete 3")).contains("Line 3 is not yours.");
        TestUser moderator = server.join("mo", Role.MODERATOR);
        moderator.types("/delete 3");
        assertThat(last(ada, "/history")).contains("Nothing has been said here yet.");
    }

    @Test
    void aModeratorDoesNotTouchWhatAnAdministratorSaid() {
        TestUser admin = server.join("boss", Role.ADMIN);
        admin.types("quiet, please");
        TestUser moderator = server.join("mo", Role.MODERATOR);
        assertThat(last(moderator, "/delete 4")).contains("boss has a higher rank than you.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/edit 99 x",
                "/delete 99",
                "/delete 0",
                "/delete -1",
                "/delete seven",
                "/edit 99999999999999999999 x",
                "/delete last"
            })
    void aLineThatIsNotThereIsSaidSo(String line) {
        assertThat(last(ada, line))
                .containsAnyOf("There is no line", "is no number of a line", "You have said nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/edit", "/edit 3", "/delete", "/delete 3 4"})
    void argumentsThatAreMissingOrTooManyAreRefused(String line) {
        assertThat(last(ada, line)).contains("^");
    }

    @Test
    void anAdministratorSaysWhatIsKeptAndIsAskedBeforeLinesGo() {
        TestUser admin = server.join("boss", Role.ADMIN);
        assertThat(last(ada, "/retention")).contains("lobby: lines are kept for ever.");
        assertThat(last(admin, "/retention age 36h")).contains("will be deleted for good", "/confirm");
        assertThat(last(ada, "/retention")).contains("kept for ever.");
        assertThat(last(admin, "/confirm")).contains("lobby: lines are kept for 1d12h.");
        last(admin, "/retention lines 1000");
        assertThat(last(admin, "/confirm")).contains("lobby: lines are kept for 1d12h, the last 1000 of them.");
        assertThat(last(admin, "/retention lines 2000")).contains("the last 2000 of them.");
        assertThat(last(admin, "/retention age")).contains("kept for ever, the last 2000 of them.");
        last(admin, "/retention reset");
        assertThat(last(admin, "/confirm")).contains("kept for ever.");
    }

    @Test
    void linesThatAreTooOldAreSeenNoMore() {
        TestUser admin = server.join("boss", Role.ADMIN);
        last(admin, "/retention age 10m");
        last(admin, "/confirm");
        ada.types("old");
        assertThat(last(bob, "/history")).contains("old");
        server.pass(Duration.ofMinutes(9));
        ada.types("young");
        server.pass(Duration.ofMinutes(2));
        server.await(() -> !last(bob, "/history").contains("old"));
        assertThat(last(bob, "/history")).contains("young");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/retention age 30s",
                "/retention age 0",
                "/retention age soon",
                "/retention age 1d 2d",
                "/retention lines 0",
                "/retention lines -5",
                "/retention lines all",
                "/retention lines 99999999999999999999",
                "/retention reset now",
                "/retention lines \"\""
            })
    void aRetentionThatIsNoneIsRefused(String line) {
        TestUser admin = server.join("boss", Role.ADMIN);
        assertThat(last(admin, line)).containsAnyOf("^", "a minute at least");
        assertThat(last(admin, "/retention")).contains("kept for ever.");
        assertThat(last(ada, line)).doesNotContain("minute");
    }

    private static String last(TestUser user, String line) {
        return String.join("\n", user.types(line));
    }
}
