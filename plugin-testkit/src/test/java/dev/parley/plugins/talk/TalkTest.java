package dev.parley.plugins.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.LineFilter;
import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkTest {

    private static final Object[] COMMANDS = {
        Msg.class, Answer.class, Me.class, Away.class, Ignore.class, Unignore.class, Whois.class
    };

    private final TestServer server = TestServer.with(COMMANDS);
    private final TestUser ada = server.join("ada");
    private final TestUser bob = server.join("bob");
    private final TestUser eve = server.join("eve");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsSaidToOnePersonAloneIsSeenByBothAndNobodyElse() {
        assertThat(ada.types("/msg BOB  lunch \"at noon\"?")).containsExactly("*ada to bob* lunch \"at noon\"?");
        assertThat(bob.saw()).last().isEqualTo("*ada to bob* lunch \"at noon\"?");
        assertThat(eve.saw()).noneMatch(line -> line.contains("lunch"));
        assertThat(bob.types("/reply yes")).containsExactly("*bob to ada* yes");
        assertThat(ada.types("/r gut, bis dann 🍲")).containsExactly("*ada to bob* gut, bis dann 🍲");
    }

    @Test
    void aReplyGoesToThatPersonAndNotToTheNextOneOfTheirName() {
        ada.types("/msg bob psst");
        ada.leaves();
        TestUser other = server.join("ada");
        assertThat(bob.types("/reply what?")).containsExactly("ada is gone.");
        assertThat(other.saw()).noneMatch(line -> line.contains("what?"));
    }

    @Test
    void whoWasWrittenToByNobodyCannotReply() {
        assertThat(ada.types("/reply hi"))
                .containsExactly("Nobody has said anything to you alone. /msg <who> <text> begins.");
        assertThat(ada.types("/msg ada hi")).containsExactly("That is you.");
    }

    @Test
    void whatSomebodyDoesIsSeenInTheRoom() {
        assertThat(ada.types("/me waves")).containsExactly("* ada waves");
        assertThat(bob.saw()).last().isEqualTo("* ada waves");
    }

    @Test
    void whatSomebodyDoesPassesTheFiltersLikeALine() {
        LineFilter filter = (_, _, text) -> text.contains("spam")
                ? LineFilter.Verdict.refuse("No spam, please.")
                : LineFilter.Verdict.change(text.replace("damn", "****"));
        try (TestServer filtered = TestServer.with(Me.class, filter)) {
            TestUser one = filtered.join("one");
            assertThat(one.types("/me sells spam")).containsExactly("No spam, please.");
            assertThat(one.types("/me is damn hungry")).containsExactly("* one is **** hungry");
            assertThat(one.types("and goes on")).containsExactly("one: and goes on");
        }
    }

    @Test
    void whoeverWritesToSomebodyAwayIsTold() {
        assertThat(bob.types("/away")).containsExactly("You are not away. /away lunch says that you are.");
        assertThat(bob.types("/away having lunch"))
                .containsExactly("You are away. /away alone says that you are back.");
        assertThat(ada.types("/msg bob hi")).containsExactly("*ada to bob* hi", "bob is away: having lunch");
        assertThat(bob.types("/away")).containsExactly("You are back.");
        assertThat(ada.types("/msg bob hi")).containsExactly("*ada to bob* hi");
    }

    @Test
    void whoIsIgnoredIsNotSeenUntilTheyAreNoticedAgain() {
        assertThat(ada.types("/ignore BOB"))
                .containsExactly("You see nothing of what BOB says. /unignore BOB ends that.");
        bob.types("can you hear me?");
        bob.types("/me shouts");
        bob.types("/msg ada hello?");
        eve.types("I can");
        assertThat(ada.saw()).last().isEqualTo("eve: I can");
        assertThat(ada.saw())
                .noneMatch(line -> line.contains("bob:") || line.contains("* bob") || line.contains("*bob"));
        assertThat(bob.saw()).contains("*bob to ada* hello?");
        assertThat(eve.saw()).contains("bob: can you hear me?", "* bob shouts");
        assertThat(ada.types("/ignore")).containsExactly("You ignore: BOB");
        assertThat(ada.types("/unignore bob")).containsExactly("You see what bob says.");
        bob.types("and now?");
        assertThat(ada.saw()).last().isEqualTo("bob: and now?");
        assertThat(ada.types("/ignore")).containsExactly("You ignore nobody.");
    }

    @Test
    void ignoringHasLimits() {
        assertThat(ada.types("/ignore Ada")).containsExactly("You cannot ignore yourself.");
        assertThat(ada.types("/unignore bob")).containsExactly("You do not ignore bob.");
        IntStream.range(0, 100).forEach(i -> ada.types("/ignore user" + i));
        assertThat(ada.types("/ignore user7")).containsExactly("You ignore user7 already.");
        assertThat(ada.types("/ignore bob")).containsExactly("You ignore 100 people, and nobody may ignore more.");
    }

    @Test
    void whoisTellsWhatIsKnownAndTheAddressToAdminsAlone() {
        server.pass(Duration.ofMinutes(125));
        bob.types("/away lunch");
        assertThat(ada.types("/whois bob"))
                .containsExactly("bob has been here for 2 h 5 min.", "A guest", "Rooms: lobby", "Away: lunch");
        TestUser admin = server.join("admin", Role.ADMIN);
        assertThat(admin.types("/whois admin"))
                .containsExactly(
                        "admin has been here for less than a minute.", "A guest", "Rooms: lobby", "Address: 192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/msg, is missing",
        "/msg bob, is missing",
        "/msg bob   , is missing",
        "/msg zed hi, nobody here is called zed",
        "/reply, is missing",
        "/me, is missing",
        "/ignore a b, nothing more is expected here",
        "'/ignore \"a b\"', cannot be anybody's name",
        "/unignore, is missing",
        "/whois, is missing",
        "/whois bob now, nothing more is expected here",
        "/whois zed, nobody here is called zed"
    })
    void aMistakeIsPointedAt(String line, String reason) {
        assertThat(ada.types(line)).last().asString().contains("^").contains(reason);
    }

    @Test
    void aVeryLongTextIsCutAndAVeryLongNameRefused() {
        assertThat(ada.types("/away " + "x".repeat(7_000))).hasSize(1);
        assertThat(bob.types("/msg ada hi")).last().isEqualTo("ada is away: " + "x".repeat(300));
        assertThat(ada.types("/ignore " + "x".repeat(5_000))).last().asString().contains("cannot be anybody's name");
    }

    @Test
    void peopleAreCompleted() {
        assertThat(ada.completes("/msg b")).containsExactly("bob");
        assertThat(ada.completes("/whois e")).containsExactly("eve");
    }
}
