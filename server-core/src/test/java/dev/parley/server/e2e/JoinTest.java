package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rooms through the wire protocol.
class JoinTest {

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer ada;
    private Peer bob;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        ada = Peer.json(server.address().getPort(), "ada");
        bob = outside("bob");
    }

    @AfterEach
    void stop() {
        ada.close();
        bob.close();
        server.close();
    }

    private Peer outside(String nick) {
        Peer peer = Peer.connect(server.address().getPort())
                .send("{\"type\":\"hello\",\"nick\":\"" + nick + "\",\"lobby\":false}\n");
        JsonObject welcome = peer.message("welcome");
        assertThat(welcome.keySet()).doesNotContain("room", "number", "epoch", "members");
        peer.message("commands");
        return peer;
    }

    private static String codeOf(JsonObject error) {
        return error.get("type").getAsString() + " " + error.get("code").getAsString();
    }

    @Test
    void whoDoesNotWantTheLobbyIsInNoRoomAndHearsNothingOfIt() {
        ada.send("{\"type\":\"say\",\"text\":\"hello?\"}\n").message("line");
        assertThat(codeOf(bob.send("{\"type\":\"say\",\"text\":\"hi\"}\n").nextMessage()))
                .isEqualTo("error no-such-room");
        assertThat(codeOf(bob.send("{\"type\":\"command\",\"line\":\"/who\",\"id\":\"1\"}\n")
                        .nextMessage()))
                .isEqualTo("error no-such-room");
        assertThat(ada.send("{\"type\":\"command\",\"line\":\"/who\"}\n")
                        .message("reply")
                        .get("text")
                        .getAsString())
                .isEqualTo("1 in lobby: ada");
    }

    @Test
    void theMembersOfARoomTalkAmongThemselves() {
        bob.send("{\"type\":\"join\",\"room\":\"attic\",\"id\":\"j\"}\n");
        assertThat(bob.message("joined").get("members").getAsInt()).isEqualTo(1);
        ada.send(
                "{\"type\":\"join\",\"room\":\"ATTIC\"}\n{\"type\":\"say\",\"room\":\"attic\",\"text\":\"at once\"}\n");
        assertThat(ada.message("joined").get("members").getAsInt()).isEqualTo(2);
        assertThat(ada.message("line").get("room").getAsString()).isEqualTo("attic");
        assertThat(bob.message("joined").get("nick").getAsString()).isEqualTo("ada");
        assertThat(bob.message("line").get("text").getAsString()).isEqualTo("at once");
        bob.send("{\"type\":\"command\",\"room\":\"attic\",\"line\":\"/who\",\"id\":\"w\"}\n");
        assertThat(bob.message("reply").get("text").getAsString()).isEqualTo("2 in attic: bob, ada");
    }

    @Test
    void whoQuitsGoesFromAllRooms() {
        bob.send("{\"type\":\"join\",\"room\":\"attic\"}\n").message("joined");
        ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n").message("joined");
        bob.message("joined");
        ada.close();
        assertThat(bob.message("left").get("nick").getAsString()).isEqualTo("ada");
        bob.send("{\"type\":\"join\",\"room\":\"lobby\"}\n");
        assertThat(bob.message("joined").get("members").getAsInt()).isEqualTo(1);
    }

    @Test
    void nobodyIsInMoreThanAHundredRooms() {
        for (int i = 0; i < 100; i++) {
            bob.send("{\"type\":\"join\",\"room\":\"r" + i + "\"}\n").message("joined");
        }
        assertThat(codeOf(bob.send("{\"type\":\"join\",\"room\":\"r100\"}\n").nextMessage()))
                .isEqualTo("error refused");
        bob.send("{\"type\":\"leave\",\"room\":\"r7\",\"id\":\"l\"}\n");
        assertThat(bob.message("left").get("id").getAsString()).isEqualTo("l");
        bob.send("{\"type\":\"join\",\"room\":\"r100\"}\n").message("joined");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "{\"type\":\"join\"}|bad-message",
                "{\"type\":\"join\",\"room\":7}|bad-message",
                "{\"type\":\"join\",\"room\":\"\"}|refused",
                "{\"type\":\"join\",\"room\":\"a b\"}|refused",
                "{\"type\":\"leave\",\"room\":\"attic\"}|no-such-room",
                "{\"type\":\"history\"}|no-such-room",
                "{\"type\":\"history\",\"limit\":\"many\"}|bad-message"
            },
            delimiter = '|')
    void whatCannotBeDoneIsAnsweredAndChangesNothing(String message, String code) {
        assertThat(codeOf(bob.send(message + "\n").nextMessage())).isEqualTo("error " + code);
        bob.send("{\"type\":\"ping\"}\n").message("pong");
    }

    @Test
    void aHistoryHasAtLeastOneLineAndAtMostAHundred() {
        for (String limit : new String[] {"0", "101", "-1"}) {
            assertThat(codeOf(ada.send("{\"type\":\"history\",\"limit\":" + limit + "}\n")
                            .nextMessage()))
                    .isEqualTo("error bad-message");
        }
    }

    @Test
    void whoComesBackIsToldWhatWasSaidMeanwhile() {
        long epoch = 0;
        try (Peer eve = Peer.connect(server.address().getPort()).send("{\"type\":\"hello\",\"nick\":\"eve\"}\n")) {
            epoch = eve.message("welcome").get("epoch").getAsLong();
        }
        ada.message("joined");
        long left = ada.message("left").get("number").getAsLong();
        for (String text : new String[] {"one", "two", "three"}) {
            ada.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n").message("line");
        }
        try (Peer eve = Peer.connect(server.address().getPort()).send("{\"type\":\"hello\",\"nick\":\"eve\"}\n")) {
            JsonObject welcome = eve.message("welcome");
            assertThat(welcome.get("epoch").getAsLong()).isEqualTo(epoch);
            eve.message("commands");
            eve.send("{\"type\":\"history\",\"after\":" + (left - 1) + ",\"before\":"
                    + welcome.get("number").getAsLong() + ",\"limit\":2,\"id\":\"h\"}\n");
            JsonObject missed = eve.message("history");
            assertThat(missed.getAsJsonArray("lines").asList().stream()
                            .map(line -> line.getAsJsonObject().get("text").getAsString()))
                    .containsExactly("one", "two");
            assertThat(missed.get("more").getAsBoolean()).isTrue();
            assertThat(missed.get("kept").getAsLong()).isEqualTo(1);
        }
    }
}
