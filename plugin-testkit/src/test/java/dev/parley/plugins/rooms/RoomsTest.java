package dev.parley.plugins.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.account.Register;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {

    private final TestServer server = TestServer.with(
            Join.class,
            Leave.class,
            Rooms.class,
            Topic.class,
            TopicSet.class,
            TopicClear.class,
            Invite.class,
            Members.class,
            ShowRoom.class,
            SetRoom.class,
            KeepRoom.class,
            Appoint.class,
            Dismiss.class,
            Register.class,
            RoomNameType.class);
    private final TestUser ada = server.join("ada");
    private final TestUser bob = server.join("bob");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoJoinsARoomTalksThereAndWhatHappensThereHasItsNameInFront() {
        assertThat(ada.types("/join Attic"))
                .containsExactly("[attic] ada joined!", "You talk in attic now; 1 is here.");
        assertThat(ada.types("anybody?")).containsExactly("[attic] ada: anybody?");
        assertThat(bob.types("hello")).containsExactly("bob: hello");
        assertThat(ada.saw()).last().isEqualTo("bob: hello");
        bob.types("/join attic");
        assertThat(ada.saw()).last().isEqualTo("[attic] bob joined!");
    }

    @Test
    void joiningARoomAgainTurnsToIt() {
        ada.types("/join attic");
        assertThat(ada.types("/join lobby")).containsExactly("You talk in lobby now; 2 are here.");
        ada.types("back");
        assertThat(bob.saw()).last().isEqualTo("ada: back");
        assertThat(ada.types("/members")).hasSize(3);
    }

    @Test
    void whoLeavesTalksInTheRoomBeforeAndAtLastNowhere() {
        ada.types("/join attic");
        assertThat(ada.types("/leave")).containsExactly("[attic] ada left!", "You talk in lobby now.");
        assertThat(ada.types("/leave lobby")).last().isEqualTo("You are in no room now. /join lobby takes you back.");
        assertThat(ada.types("hello?")).containsExactly("You are in no room. /join lobby takes you there.");
        assertThat(ada.types("/leave")).containsExactly("You are not in lobby.");
        ada.types("/join lobby");
        ada.types("again");
        assertThat(bob.saw()).last().isEqualTo("ada: again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#attic", "\"two words\"", "-", "👋", "../etc", "a,b"})
    void whatIsNoNameOfARoomIsRefusedWithTheRule(String name) {
        assertThat(ada.types("/join " + name))
                .containsExactly("A room's name has 1 to 32 letters and digits, and may have - _ . between them.");
    }

    @ParameterizedTest
    @CsvSource({
        "/join, is missing",
        "/join a b, nothing more is expected here",
        "/leave cellar, there is no room called cellar",
        "/leave lobby now, nothing more is expected here",
        "/rooms now, this command takes no arguments",
        "/topic tea, this command takes no arguments",
        "/invite, is missing",
        "/invite zed, nobody here is called zed",
        "/members cellar, there is no room called cellar",
        "/room what, this command takes no arguments"
    })
    void aMistakeIsPointedAt(String line, String reason) {
        assertThat(ada.types(line)).last().asString().contains("^").contains(reason);
    }

    @Test
    void aVeryLongNameIsRefused() {
        assertThat(ada.types("/join " + "x".repeat(5_000))).last().asString().startsWith("A room's name has 1 to 32");
    }

    @Test
    void aNameInAnotherScriptIsARoomLikeAnyOther() {
        assertThat(ada.types("/join Küche")).last().isEqualTo("You talk in küche now; 1 is here.");
        assertThat(bob.types("/join KÜCHE")).last().isEqualTo("You talk in küche now; 2 are here.");
    }

    @Test
    void whoMakesARoomModeratesItAndSaysWhatItIsAbout() {
        ada.types("/join attic");
        bob.types("/join attic");
        assertThat(ada.types("/topic")).containsExactly("Nothing was said about what attic is about.");
        assertThat(ada.types("/topic set  Boxes, and \"what\" to do"))
                .containsExactly("[attic] ada set the topic: Boxes, and \"what\" to do");
        assertThat(bob.saw()).last().isEqualTo("[attic] ada set the topic: Boxes, and \"what\" to do");
        assertThat(bob.types("/topic")).containsExactly("Topic of attic: Boxes, and \"what\" to do");
        TestUser eve = server.join("eve");
        assertThat(eve.types("/join attic")).contains("[attic] Topic: Boxes, and \"what\" to do");
        assertThat(ada.types("/topic clear")).containsExactly("[attic] ada removed the topic.");
        assertThat(ada.types("/topic clear")).containsExactly("There is no topic.");
        assertThat(ada.types("/topic set " + "x".repeat(301)))
                .containsExactly("A topic has at most 300 characters; this one has 301.");
    }

    @Test
    void whoDoesNotModerateARoomFindsNoCommandToChangeIt() {
        ada.types("/join attic");
        bob.types("/join attic");
        assertThat(bob.types("/topic set mine")).last().asString().contains("^");
        assertThat(bob.types("/room set hidden on")).last().asString().contains("^");
        assertThat(bob.completes("/room ")).isEmpty();
        assertThat(ada.completes("/room ")).containsExactly("appoint", "dismiss", "set");
        ada.types("/join lobby");
        assertThat(ada.completes("/room ")).isEmpty();
        ada.types("/leave attic");
        ada.types("/join attic");
        assertThat(ada.completes("/room ")).as("whoever went has given it up").isEmpty();
    }

    @Test
    void aHiddenRoomIsInvisibleToWhoeverIsNotIn() {
        ada.types("/join attic");
        assertThat(bob.completes("/join a")).containsExactly("attic");
        assertThat(ada.types("/room set hidden on")).containsExactly("[attic] attic is hidden now.");
        assertThat(bob.completes("/join a")).isEmpty();
        assertThat(bob.completes("/members a")).isEmpty();
        assertThat(bob.types("/rooms")).noneMatch(line -> line.contains("attic"));
        assertThat(bob.types("/members attic")).last().asString().contains("there is no room called attic");
        assertThat(ada.types("/rooms")).anyMatch(line -> line.startsWith("attic  1       in   hidden"));
        TestUser moderator = server.join("mo", Role.MODERATOR);
        assertThat(moderator.types("/rooms")).anyMatch(line -> line.startsWith("attic"));
        bob.types("/join attic");
        assertThat(bob.types("/rooms")).anyMatch(line -> line.startsWith("attic"));
    }

    @Test
    void anInviteOnlyRoomLetsInWhoWasAskedByAModerator() {
        ada.types("/join attic");
        ada.types("/room set invite-only on");
        assertThat(bob.types("/join attic")).containsExactly("attic is for those only who were invited.");
        assertThat(ada.types("/invite bob")).containsExactly("bob is invited to attic.");
        assertThat(bob.saw()).last().isEqualTo("ada asks you into attic: /join attic");
        assertThat(bob.types("/join attic")).contains("[attic] bob joined!");
        server.join("eve");
        assertThat(bob.types("/invite eve")).containsExactly("Only moderators of attic can ask somebody in.");
        assertThat(bob.types("/invite ada")).containsExactly("ada is in attic already.");
    }

    @Test
    void inAModeratedRoomOnlyModeratorsTalk() {
        ada.types("/join attic");
        bob.types("/join attic");
        assertThat(ada.types("/room set moderated on"))
                .containsExactly("[attic] attic is moderated now: only moderators talk.");
        assertThat(bob.types("hi")).containsExactly("attic is moderated: only its moderators can talk.");
        assertThat(ada.types("hi")).containsExactly("[attic] ada: hi");
        assertThat(ada.types("/room")).containsExactly("attic: moderated");
        assertThat(ada.types("/room set moderated on")).containsExactly("Nothing changes: attic is so already.");
        ada.types("/room set moderated off");
        assertThat(ada.types("/room")).containsExactly("attic: open to everybody");
        assertThat(bob.types("hi")).containsExactly("[attic] bob: hi");
    }

    @Test
    void theLobbyIsForEverybody() {
        TestUser admin = server.join("admin", Role.ADMIN);
        assertThat(admin.types("/room set hidden on")).containsExactly("Everybody comes into the lobby, and it stays.");
        assertThat(admin.types("/room keep off")).containsExactly("Everybody comes into the lobby, and it stays.");
        admin.types("/room set moderated on");
        assertThat(bob.types("hi")).containsExactly("lobby is moderated: only its moderators can talk.");
    }

    @Test
    void aRoomThatIsKeptStaysWhenNobodyIsIn() {
        TestUser moderator = server.join("mo", Role.MODERATOR);
        moderator.types("/join attic");
        assertThat(moderator.types("/room keep on")).containsExactly("[attic] attic is kept from now on.");
        moderator.types("/topic set Boxes");
        moderator.types("/leave");
        assertThat(bob.types("/rooms")).anyMatch(line -> line.startsWith("attic  0            kept"));
        assertThat(bob.types("/join attic")).contains("[attic] Topic: Boxes");
        assertThat(bob.completes("/room "))
                .as("who comes into it first has not made it")
                .isEmpty();
        moderator.types("/join attic");
        moderator.types("/room keep off");
        moderator.types("/leave");
        bob.types("/leave");
        assertThat(bob.types("/rooms")).noneMatch(line -> line.startsWith("attic"));
    }

    @Test
    void membersShowWhoModeratesAndWhoIsAway() {
        ada.types("/join attic");
        bob.types("/join attic");
        assertThat(bob.types("/members")).containsExactly("NAME  ROLE       AWAY", "ada   moderator", "bob");
        assertThat(bob.types("/members lobby")).hasSize(3);
    }

    private static TestUser registered(TestUser user) {
        user.types("/register \"correct horse\"");
        return user;
    }

    @Test
    void whoIsAppointedKeepsOrderAndComesBackAsAModerator() {
        registered(bob);
        ada.types("/join attic");
        bob.types("/join attic");
        assertThat(bob.completes("/room ")).isEmpty();
        assertThat(ada.types("/room appoint bob")).containsExactly("[attic] bob moderates attic from now on.");
        assertThat(bob.completes("/room ")).containsExactly("appoint", "dismiss", "set");
        assertThat(ada.types("/room")).containsExactly("attic: open to everybody; moderated by bob");
        bob.types("/leave attic");
        bob.types("/join attic");
        assertThat(bob.types("/topic set Boxes")).containsExactly("[attic] bob set the topic: Boxes");
        assertThat(bob.types("/members"))
                .anySatisfy(row -> assertThat(row).matches("bob +moderator"))
                .anySatisfy(row -> assertThat(row).matches("ada +moderator"));
        assertThat(ada.types("/room dismiss BOB")).containsExactly("[attic] BOB does not moderate attic any more.");
        assertThat(bob.completes("/room ")).isEmpty();
    }

    @Test
    void anAppointmentIsForOneRoom() {
        registered(bob);
        ada.types("/join attic");
        ada.types("/room appoint bob");
        assertThat(bob.completes("/topic ")).isEmpty();
        bob.types("/join attic");
        assertThat(bob.completes("/topic ")).containsExactly("clear", "set");
    }

    @Test
    void whoMadeARoomThatIsKeptModeratesItForGood() {
        registered(bob);
        bob.types("/join attic");
        TestUser moderator = server.join("mo", Role.MODERATOR);
        moderator.types("/join attic");
        moderator.types("/room keep on");
        bob.types("/leave attic");
        bob.types("/join attic");
        assertThat(bob.types("/room")).containsExactly("attic: kept; moderated by bob");
        assertThat(bob.types("/topic set Boxes")).containsExactly("[attic] bob set the topic: Boxes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/room appoint | is missing",
                "/room appoint bob now | nothing more is expected here",
                "/room appoint zoë | zoë has no account: they have to /register first.",
                "/room appoint \"two words\" | cannot be anybody's name",
                "/room appoint eve | eve moderates attic already.",
                "/room dismiss ada | ada was not appointed in attic."
            })
    void aMistakeAboutModeratorsIsAnsweredInOneLine(String line, String answer) {
        registered(server.join("eve"));
        ada.types("/join attic");
        ada.types("/room appoint eve");
        assertThat(ada.types(line)).anySatisfy(shown -> assertThat(shown).contains(answer));
    }
}
