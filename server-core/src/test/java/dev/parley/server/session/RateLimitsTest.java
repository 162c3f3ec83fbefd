package dev.parley.server.session;

import static dev.parley.server.session.House.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.people.Origin;
import dev.parley.server.people.Permissions;
import dev.parley.server.session.House.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private static Visitor from(House house, String address, String nick) {
        Visitor visitor = house.visitor();
        visitor.connection.address = address;
        visitor.conversation.hello(new Hello(nick, null, null));
        house.loop.settle();
        visitor.connection.timers.clear();
        visitor.connection.screen.clear();
        return visitor;
    }

    private static Visitor program(House house, String nick) {
        Visitor visitor = from(house, "192.0.2.1", nick);
        visitor.connection.wantsCommandList = true;
        return visitor;
    }

    private static void talk(House house, Visitor visitor, int lines) {
        for (int i = 0; i < lines; i++) {
            visitor.types("line " + i);
        }
        house.loop.settle();
    }

    private static void wait(Visitor visitor, Duration time) {
        visitor.connection.nanoTime += time.toNanos();
    }

    @Test
    void peopleAreToldOnceThatItIsTooFastAndAtTheEndHowMuchWasLost() throws IOException {
        try (House house = new House(folder, 5, 0)) {
            Visitor ada = from(house, "192.0.2.1", "ada");
            talk(house, ada, 50 + 14);
            assertThat(ada.linesSeen()).hasSize(50);
            assertThat(ada.saw(ServerMessage.Error.class).map(ServerMessage.Error::text))
                    .containsExactly("Too fast: this was not taken, and nothing that you send counts for 2s.");
            assertThat(ada.connection.timers).hasSize(1);
            assertThat(ada.connection.timers.getFirst().delay()).isEqualTo(Duration.ofSeconds(2));
            wait(ada, Duration.ofSeconds(2));
            ada.connection.timers.removeFirst().task().run();
            assertThat(ada.connection.screen.getLast())
                    .isEqualTo(new ServerMessage.Reply(null, "You can talk again. 14 lines were not said.", null));

            talk(house, ada, 10 + 1);
            assertThat(ada.linesSeen()).hasSize(60);
            assertThat(ada.saw(ServerMessage.Error.class).toList().getLast().text())
                    .endsWith("nothing that you send counts for 4s.");
            ada.connection.timers.removeFirst().task().run();
            assertThat(ada.saw(ServerMessage.Reply.class))
                    .as("the one line that was lost is known of")
                    .hasSize(1);
        }
    }

    @Test
    void aProgramIsAnsweredEachTimeWithTheIdAndTheTimeToWait() throws IOException {
        try (House house = new House(folder, 5, 0)) {
            Visitor bot = program(house, "bot");
            talk(house, bot, 50);
            bot.conversation.talk("a", session -> session.join("attic", "a"));
            wait(bot, Duration.ofMillis(1_400));
            bot.conversation.talk("b", session -> session.command(house.rooms.lobby(), "/x", "b"));
            assertThat(bot.saw(ServerMessage.Error.class))
                    .containsExactly(
                            ServerMessage.Error.tooFast(
                                    "a",
                                    "Too fast: this was not taken, and nothing that you send counts for 2s.",
                                    Duration.ofSeconds(2)),
                            ServerMessage.Error.tooFast(
                                    "b",
                                    "Too fast: this was not taken, and nothing that you send counts for 1s.",
                                    Duration.ofMillis(600)));
            assertThat(house.session("bot").rooms()).containsExactly(house.rooms.lobby());
            assertThat(bot.connection.timers).isEmpty();
        }
    }

    @Test
    void whatAClientAsksByItselfIsLimitedWithoutAPenalty() throws IOException {
        try (House house = new House(folder, 5, 50)) {
            Visitor bot = program(house, "bot");
            for (int i = 0; i < 25; i++) {
                bot.conversation.question("h" + i, _ -> {});
                bot.conversation.atOnce("c" + i, _ -> {});
            }
            assertThat(bot.connection.screen).isEmpty();
            bot.conversation.atOnce("c", _ -> {});
            assertThat(bot.saw(ServerMessage.Error.class))
                    .containsExactly(ServerMessage.Error.tooFast(
                            "c", "Too many questions at once: ask again in 1s.", Duration.ofMillis(200)));
            talk(house, bot, 50);
            assertThat(bot.linesSeen()).hasSize(50);
        }
    }

    @Test
    void allFromOneAddressShareItsLimitAndNobodyElseIsBothered() throws IOException {
        try (House house = new House(folder, 5, 6)) {
            Visitor ada = from(house, "2001:db8::1", "ada");
            Visitor bob = from(house, "2001:db8::2:1", "bob"); // in the same network
            Visitor cleo = from(house, "2001:db8:0:1::1", "cleo");
            talk(house, ada, 40);
            talk(house, bob, 20 + 3);
            talk(house, cleo, 20);
            String crowd = "Too much comes from your address: this was not taken, and nothing that is sent from there"
                    + " counts for 2s.";
            assertThat(bob.saw(ServerMessage.Error.class).map(ServerMessage.Error::text))
                    .containsExactly(crowd);
            assertThat(cleo.saw(ServerMessage.Error.class)).isEmpty();
            talk(house, ada, 1);
            assertThat(ada.saw(ServerMessage.Error.class).map(ServerMessage.Error::text))
                    .containsExactly(crowd);
            assertThat(ada.linesSeen()).hasSize(40 + 20 + 20);

            Visitor bobAgain = from(house, "2001:db8::2:1", "bobby");
            wait(bobAgain, Duration.ofMillis(1_900));
            talk(house, bobAgain, 1);
            assertThat(bobAgain.connection.lastCode()).isEqualTo(ErrorCode.TOO_FAST.wire());
        }
    }

    @Test
    void whoeverMaySendWithoutLimitUsesUpNothingOfTheirAddress() throws Exception {
        try (House house = new House(folder, 1, 1)) {
            Visitor admin = house.visitor();
            admin.conversation.hello(new Hello("admin", PASSWORD, null));
            house.loop.runUntil(() -> house.sessions.find("admin").isPresent());
            house.loop.settle();
            talk(house, admin, 100);
            assertThat(admin.linesSeen()).hasSize(100);
            Visitor ada = from(house, "192.0.2.1", "ada");
            talk(house, ada, 10);
            assertThat(ada.connection.lastCode()).isEqualTo("no error");
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 50, ada, 5", "50, 5, ada, 5", "5, 0, ada, 5", "0, 7, ada, 7", "0, 0, ada,", "5, 50, admin,"})
    void theWelcomeNamesTheLowerLimitIfThereIsOneForThem(int person, int address, String nick, Integer rate)
            throws Exception {
        try (House house = new House(folder, person, address)) {
            Visitor visitor = house.visitor();
            visitor.conversation.hello(new Hello(nick, PASSWORD, null));
            house.loop.runUntil(
                    () -> visitor.saw(ServerMessage.Welcome.class).findAny().isPresent());
            assertThat(visitor.saw(ServerMessage.Welcome.class).map(ServerMessage.Welcome::rate))
                    .containsExactly(rate);
        }
    }

    @Test
    void addressesFromWhichNothingCameForAWhileAreForgotten() {
        RateLimits limits = new RateLimits(5, 50, new Permissions());
        for (int i = 0; i < 1_000; i++) {
            limits.withOrigin(new Origin("origin " + i), 0).line(0);
        }
        assertThat(limits.origins()).isEqualTo(1_000);
        for (int i = 0; i < 1_000; i++) {
            limits.withOrigin(new Origin("later " + i), 11 * SECOND).line(11 * SECOND);
        }
        assertThat(limits.origins()).isLessThan(1_100);
    }
}
