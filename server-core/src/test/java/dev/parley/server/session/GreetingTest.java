package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Welcome;
import dev.parley.server.people.Rank;
import dev.parley.server.session.House.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From the first word to being in, or sent away.
class GreetingTest {
    @TempDir
    Path folder;

    private House house;
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        visitor = house.visitor();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void hello(String nick, String password) {
        visitor.conversation.hello(new Hello(nick, password, null));
        house.loop.settle();
    }

    private void awaitVerdict() throws InterruptedException {
        house.loop.runUntil(() -> visitor.connection.isClosed()
                || visitor.saw(Welcome.class).findAny().isPresent());
    }

    private void assertIsIn(String nick) {
        assertThat(visitor.conversation.isTalking()).isTrue();
        assertThat(visitor.saw(Welcome.class)).extracting(Welcome::nick).containsExactly(nick);
        assertThat(house.session(nick).isGone()).isFalse();
    }

    private void assertWasSentAway(ErrorCode code) {
        assertThat(visitor.connection.lastCode()).isEqualTo(code.wire());
        assertThat(visitor.connection.isClosed()).isTrue();
        assertThat(visitor.conversation.isTalking()).isFalse();
    }

    @Test
    void aFreeNameComesInAndIsWelcomed() {
        hello("Ada", null);
        assertThat(visitor.connection.screen)
                .containsExactly(new Welcome(1, "Parley test", "Ada", "lobby", 1L, House.NOW, 1, House.NOW, 8_192));
        assertThat(house.session("ada").identity().rank()).isEqualTo(Rank.GUEST);
        assertThat(house.nicksInRoom()).containsExactly("Ada");
    }

    @Test
    void theWelcomeTellsWhatTheLobbyIsAbout() throws Exception {
        house.rooms.lobby().changeTopic(null, "tea");
        hello("ada", null);
        assertThat(visitor.saw(Welcome.class)).extracting(Welcome::topic).containsExactly("tea");
    }

    @Test
    void whoWantsTheCommandsGetsThemAfterTheWelcome() {
        visitor.connection.wantsCommandList = true;
        hello("ada", null);
        assertThat(visitor.connection.screen)
                .hasSize(2)
                .last()
                .isEqualTo(new ServerMessage.Commands(java.util.List.of()));
    }

    @Test
    void thoseWhoAreThereSeeTheNewcomerWhoDoesNot() {
        Visitor bob = house.inside("bob");
        hello("ada", null);
        assertThat(bob.saw(Joined.class)).extracting(Joined::nick).containsExactly("ada");
        assertThat(visitor.saw(Joined.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NICK_INVALID",
        "'a b', NICK_INVALID",
        "'\u001B[2J', NICK_INVALID",
        "System, NICK_RESERVED",
        "eve, BANNED",
        "\u00C9VE, BANNED",
        "bob, NICK_TAKEN",
        "BOB, NICK_TAKEN",
        "\uFF22ob, NICK_TAKEN"
    })
    void aNameThatCannotBeHadIsRefusedWithTheReason(String nick, ErrorCode code) throws Exception {
        Visitor bob = house.inside("bob");
        house.ban("Eve");
        hello(nick, null);
        assertWasSentAway(code);
        assertThat(house.nicksInRoom()).containsExactly("bob");
        assertThat(bob.saw(Joined.class)).isEmpty();
        assertThat(visitor.connection.screen).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "\u00C1dmin"})
    void theAdministratorIsAskedForThePassword(String nick) throws Exception {
        hello(nick, null);
        assertThat(visitor.connection.lastCode()).isEqualTo("password-required");
        assertThat(visitor.connection.isClosed()).isFalse();
        hello(nick, House.PASSWORD);
        awaitVerdict();
        assertIsIn(nick);
        assertThat(house.session("admin").identity().rank()).isEqualTo(Rank.ADMIN);
    }

    @Test
    void thePasswordMayComeWithTheName() throws Exception {
        hello("admin", House.PASSWORD);
        awaitVerdict();
        assertIsIn("admin");
        assertThat(visitor.saw(ServerMessage.Error.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "Correct horse", "correct horse "})
    void aWrongPasswordIsRefusedAndTheNameStaysFree(String password) throws Exception {
        hello("admin", password);
        awaitVerdict();
        assertWasSentAway(ErrorCode.PASSWORD_WRONG);
        assertThat(house.sessions.find("admin")).isEmpty();
        assertThat(house.nicksInRoom()).isEmpty();
    }

    @Test
    void aPasswordThatNobodyNeedsDoesNoHarm() {
        hello("ada", "whatever");
        assertIsIn("ada");
    }

    @Test
    void inAWireWithoutMessageTypesTheWordsComeInOrder() throws Exception {
        visitor.types("admin");
        visitor.types(House.PASSWORD);
        awaitVerdict();
        visitor.types("hello all");
        house.loop.settle();
        assertThat(visitor.linesSeen()).containsExactly("admin: hello all");
    }

    @Test
    void whoIsAskedForAPasswordMayTakeAnotherName() {
        hello("admin", null);
        hello("ada", null);
        assertIsIn("ada");
    }

    @Test
    void aTakenAdministratorIsNotAskedForAPassword() throws Exception {
        hello("admin", House.PASSWORD);
        awaitVerdict();
        visitor = house.visitor();
        hello("Admin", null);
        assertWasSentAway(ErrorCode.NICK_TAKEN);
    }

    @Test
    void aPasswordThatCannotBeCheckedIsNotTakenForRight() throws Exception {
        house.database.write(
                connection -> connection.createStatement().executeUpdate("UPDATE account SET password = 'none'"));
        hello("admin", House.PASSWORD);
        awaitVerdict();
        assertWasSentAway(ErrorCode.BUSY);
    }

    @Test
    void helloTwiceIsOutOfOrderAndChangesNothing() {
        hello("ada", null);
        hello("bob", null);
        assertThat(visitor.connection.lastCode()).isEqualTo("out-of-order");
        assertThat(visitor.connection.isClosed()).isFalse();
        assertThat(house.nicksInRoom()).containsExactly("ada");
    }

    @Test
    void talkBeforeHelloIsOutOfOrderAndCarriesItsId() {
        visitor.conversation.talk("7", session -> session.typed("too early"));
        visitor.conversation.atOnce(
                "8", session -> session.complete(session.stay().here(), "/", 1, "8"));
        assertThat(visitor.saw(ServerMessage.Error.class))
                .extracting(ServerMessage.Error::id, ServerMessage.Error::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", "out-of-order"),
                        org.assertj.core.groups.Tuple.tuple("8", "out-of-order"));
        hello("ada", null);
        assertIsIn("ada");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, false", "1, true", "2, true", ", true"})
    void aProtocolThatIsTooOldIsRefused(Integer protocol, boolean comesIn) {
        visitor.conversation.hello(new Hello("ada", null, protocol));
        house.loop.settle();
        if (comesIn) {
            assertIsIn("ada");
        } else {
            assertWasSentAway(ErrorCode.BAD_PROTOCOL);
        }
    }

    @Test
    void whatCannotBeReadIsNoNameButDoesNotEndATalk() {
        visitor.conversation.unreadable(ErrorCode.NOT_UTF8, "no text");
        assertWasSentAway(ErrorCode.NOT_UTF8);

        visitor = house.inside("ada");
        visitor.conversation.unreadable(ErrorCode.TOO_LONG, "too long");
        assertThat(visitor.connection.lastCode()).isEqualTo("too-long");
        assertIsIn("ada");
    }

    @Test
    void whoWasSentAwayIsNotHeardAnyMore() {
        hello("system", null);
        int said = visitor.connection.screen.size();
        hello("ada", null);
        visitor.conversation.atOnce(null, session -> session.typed("hi"));
        visitor.conversation.closed();
        assertThat(visitor.connection.screen).hasSize(said);
        assertThat(house.nicksInRoom()).isEmpty();
    }
}
