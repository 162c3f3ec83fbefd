package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.server.people.Nick;
import dev.parley.server.session.House.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody who is in does, and how they go.
class SessionTest {
    @TempDir
    Path folder;

    private House house;
    private Visitor ada;
    private Visitor bob;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        ada = house.inside("ada");
        bob = house.inside("bob");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Session session() {
        return house.session("ada");
    }

    private void assertNameIsFree() {
        assertThat(house.sessions.find("ada")).isEmpty();
        Visitor next = house.inside("Ada");
        assertThat(next.conversation.isTalking()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hi, ada: hi",
        "//etc, ada: /etc",
        "///, ada: //",
        "' /kick bob', 'ada:  /kick bob'",
        "eve: hi, ada: eve: hi"
    })
    void whatIsTypedWithoutASlashIsSaid(String typed, String seen) {
        ada.types(typed);
        house.loop.settle();
        assertThat(bob.linesSeen()).containsExactly(seen);
        assertThat(house.commands.runs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kick bob", "/", "/ kick"})
    void whatIsTypedWithASlashIsACommand(String typed) {
        ada.types(typed);
        house.loop.settle();
        assertThat(house.commands.lines()).containsExactly(typed);
        assertThat(bob.linesSeen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003"})
    void aBlankLineIsNothingToSay(String typed) {
        ada.types(typed);
        house.loop.settle();
        assertThat(bob.linesSeen()).isEmpty();
    }

    @Test
    void aCommandKeepsItsIdAndItsCaller() {
        ada.conversation.talk("42", session -> session.typed("/x", "42"));
        assertThat(house.commands.runs).singleElement().satisfies(run -> {
            assertThat(run.id()).isEqualTo("42");
            assertThat(run.caller()).isSameAs(session());
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "3, 3", "4, 4", "99, 4"})
    void aCursorOutsideTheLineIsBroughtInside(int cursor, int asked) {
        session().complete(session().stay().here(), "/abc", cursor, null);
        assertThat(house.commands.questions)
                .extracting(FakeCommands.Question::cursor)
                .containsExactly(asked);
    }

    @Test
    void whoLeavesSaysGoodbyeAndFreesTheName() {
        session().leave("Goodbye!");
        house.loop.settle();
        assertThat(ada.connection.screen).last().isEqualTo(new Farewell("Goodbye!"));
        assertThat(ada.connection.isClosed()).isTrue();
        assertThat(bob.saw(Left.class)).extracting(Left::nick).containsExactly("ada");
        assertNameIsFree();
    }

    @Test
    void whoIsRemovedIsToldWhyAndNameAndRoomAreFreeAtOnce() {
        session().remove("You were \u001B[31mremoved!");
        assertThat(house.nicksInRoom()).containsExactly("bob");
        assertThat(house.sessions.find("ada")).isEmpty();
        house.loop.settle();
        assertThat(ada.connection.screen).last().isEqualTo(new Farewell("You were \uFFFD[31mremoved!"));
        assertThat(bob.saw(Removed.class)).extracting(Removed::nick).containsExactly("ada");
        assertThat(bob.saw(Left.class)).isEmpty();
        assertNameIsFree();
    }

    @Test
    void whoeverGoesGoesOnce() {
        Session session = session();
        session.remove("out");
        session.leave("bye");
        session.dismiss("closing");
        ada.conversation.closed();
        house.loop.settle();
        assertThat(ada.saw(Farewell.class)).containsExactly(new Farewell("out"));
        assertThat(bob.saw(Left.class)).isEmpty();
        assertThat(bob.saw(Removed.class)).hasSize(1);
    }

    @Test
    void theEndOfAnOldConnectionDoesNotTakeTheNameFromTheNewOne() {
        session().remove("out");
        house.inside("ada");
        ada.conversation.closed();
        assertThat(house.session("ada").isGone()).isFalse();
        assertThat(house.nicksInRoom()).containsExactly("bob", "ada");
    }

    @Test
    void whoeverTheServerDismissesIsToldAndNobodyElse() {
        session().dismiss("The server stops.");
        house.loop.settle();
        assertThat(ada.connection.screen).last().isEqualTo(new Farewell("The server stops."));
        assertThat(bob.saw(Left.class)).isEmpty();
        assertThat(house.sessions.find("ada")).isEmpty();
    }

    @Test
    void aConnectionThatEndsIsALeaving() {
        ada.conversation.closed();
        house.loop.settle();
        assertThat(bob.saw(Left.class)).extracting(Left::nick).containsExactly("ada");
        assertNameIsFree();
    }

    @Test
    void whoIsTooSlowLeavesWithTheReason() {
        ada.conversation.refuse(ErrorCode.BUSY, "too slow");
        house.loop.settle();
        assertThat(ada.connection.screen).last().isEqualTo(new Farewell("too slow"));
        assertThat(bob.saw(Left.class)).hasSize(1);
    }

    @Test
    void whoIsGoneNeitherSpeaksNorRunsCommands() {
        session().remove("out");
        ada.types("still here");
        ada.types("/kick bob");
        house.loop.settle();
        assertThat(bob.linesSeen()).isEmpty();
        assertThat(house.commands.runs).isEmpty();
    }

    @Test
    void whoIsRemovedBeforeTheRoomLetsThemInIsNotInIt() {
        Visitor eve = house.visitor();
        Nick nick = Nick.of("eve").orElseThrow();
        Inbox inbox = new Inbox(eve.connection);
        Session session = new Session(Identity.guest(nick), eve.connection, inbox, house.reception);
        house.doorkeeper.admit(session);
        session.remove("out");
        session.enter(true);
        house.loop.settle();
        assertThat(house.nicksInRoom()).containsExactly("ada", "bob");
        assertThat(bob.linesSeen()).isEmpty();
    }

    @Test
    void theListOfCommandsGoesOnlyToThoseWhoWantIt() {
        bob.connection.wantsCommandList = true;
        int before = ada.connection.screen.size();
        house.sessions.all().forEach(Session::sendCommandList);
        assertThat(ada.connection.screen).hasSize(before);
        assertThat(bob.connection.screen).hasSize(2);
    }
}
