package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.server.session.House.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one person sends is handled in the order in which it came, whatever takes its time.
class OrderTest {
    @TempDir
    Path folder;

    private House house;
    private Visitor witness;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        witness = house.inside("witness");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void finish(int command) {
        house.commands.runs.get(command).done().run();
        house.loop.settle();
    }

    @Test
    void linesBehindASlowCommandWaitForIt() {
        Visitor ada = house.inside("ada");
        ada.types("before");
        ada.types("/slow");
        ada.types("after");
        ada.types("/second");
        ada.types("last");
        house.loop.settle();
        assertThat(witness.linesSeen()).containsExactly("ada: before");
        assertThat(house.commands.lines()).containsExactly("/slow");
        finish(0);
        assertThat(witness.linesSeen()).containsExactly("ada: before", "ada: after");
        assertThat(house.commands.lines()).containsExactly("/slow", "/second");
        finish(1);
        assertThat(witness.linesSeen()).containsExactly("ada: before", "ada: after", "ada: last");
    }

    @Test
    void nobodyElseWaitsForASlowCommand() {
        Visitor ada = house.inside("ada");
        ada.types("/slow");
        house.inside("bob").types("hi");
        house.loop.settle();
        assertThat(witness.linesSeen()).containsExactly("bob: hi");
    }

    @Test
    void aCommandThatIsDoneOnAnotherThreadGoesOnOnTheLoop() throws Exception {
        Visitor ada = house.inside("ada");
        ada.types("/slow");
        ada.types("after");
        Thread other = Thread.ofVirtual().start(house.commands.runs.getFirst().done());
        other.join();
        assertThat(witness.linesSeen()).isEmpty();
        house.loop.settle();
        assertThat(witness.linesSeen()).containsExactly("ada: after");
    }

    @Test
    void whatNeedsNoOrderDoesNotWait() {
        Visitor ada = house.inside("ada");
        ada.types("/slow");
        ada.conversation.atOnce("1", session -> session.complete(session.stay().here(), "/k", 2, "1"));
        assertThat(house.commands.questions).containsExactly(new FakeCommands.Question("/k", 2, "1"));
    }

    @Test
    void linesBehindAPasswordAreSaidOnceItsOwnerIsIn() throws Exception {
        Visitor admin = house.visitor();
        admin.types("admin");
        admin.types(House.PASSWORD);
        admin.types("first");
        admin.types("second");
        house.loop.runUntil(() -> witness.linesSeen().size() == 2);
        assertThat(witness.linesSeen()).containsExactly("admin: first", "admin: second");
    }

    @Test
    void linesBehindAWrongPasswordAreNotSaid() throws Exception {
        Visitor admin = house.visitor();
        admin.types("admin");
        admin.types("wrong");
        admin.types("first");
        house.loop.runUntil(admin.connection::isClosed);
        house.loop.settle();
        assertThat(witness.linesSeen()).isEmpty();
    }

    @Test
    void linesThatComeTogetherWithTheNameAreSaid() {
        Visitor ada = house.visitor();
        ada.types("ada");
        ada.types("hi");
        house.loop.settle();
        assertThat(witness.linesSeen()).containsExactly("ada: hi");
        assertThat(ada.linesSeen()).containsExactly("ada: hi");
    }

    @Test
    void theConnectionIsNotReadWhileMuchWaits() {
        Visitor ada = house.inside("ada");
        ada.types("/slow");
        for (int i = 0; i < 64; i++) {
            assertThat(ada.connection.reading).isTrue();
            ada.types("line " + i);
        }
        assertThat(ada.connection.reading).isFalse();
        finish(0);
        assertThat(ada.connection.reading).isTrue();
        assertThat(witness.linesSeen()).hasSize(64).endsWith("ada: line 63");
    }

    @Test
    void whatWasSentBeforeTheEndOfTheConnectionStillCounts() {
        Visitor ada = house.inside("ada");
        ada.types("/slow");
        ada.types("last words");
        ada.conversation.closed();
        finish(0);
        assertThat(witness.linesSeen()).containsExactly("ada: last words");
        assertThat(witness.saw(Left.class)).extracting(Left::nick).containsExactly("ada");
        assertThat(house.sessions.find("ada")).isEmpty();
    }

    @Test
    void aConnectionThatEndsWhileThePasswordIsCheckedLeavesNobodyBehind() throws Exception {
        Visitor admin = house.visitor();
        admin.types("admin");
        admin.types(House.PASSWORD);
        admin.conversation.closed();
        house.loop.runUntil(() -> witness.saw(Left.class).findAny().isPresent());
        assertThat(house.sessions.find("admin")).isEmpty();
        assertThat(house.nicksInRoom()).containsExactly("witness");
    }

    @Test
    void whoIsSentAwayWhileThePasswordIsCheckedDoesNotComeInLater() throws Exception {
        Visitor admin = house.visitor();
        admin.types("admin");
        admin.types(House.PASSWORD);
        admin.conversation.refuse(ErrorCode.TOO_LONG, "too long");
        admin.conversation.closed();
        // One thread checks passwords in order, so when the next one is through, so is the first.
        Visitor next = house.visitor();
        next.types("admin");
        next.types("wrong");
        house.loop.runUntil(next.connection::isClosed);
        house.loop.settle();
        assertThat(house.sessions.find("admin")).isEmpty();
        assertThat(house.nicksInRoom()).containsExactly("witness");
    }
}
