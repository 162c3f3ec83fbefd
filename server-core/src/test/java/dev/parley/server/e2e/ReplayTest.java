package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said is there again after a restart, in every dialect.
class ReplayTest {

    @TempDir
    private Path folder;

    @Test
    void everybodySeesWhatWasSaidBeforeTheServerWasStartedAgain() {
        long number;
        try (ParleyServer server = TestServer.start(folder);
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            say(ada, "hello");
            JsonObject line = say(ada, "Grüße");
            assertThat(history(ada, "\"after\":0").get("kept").getAsLong()).isEqualTo(1);
            number = line.get("number").getAsLong();
        }
        try (ParleyServer server = TestServer.start(folder)) {
            int port = server.address().getPort();
            try (Peer netcat = Peer.connect(port).send("bob\n")) {
                netcat.line("Welcome, bob. You are in lobby. /help lists the commands.");
                assertThat(netcat.readLine()).matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\] ada: hello");
                assertThat(netcat.readLine()).matches("\\[.* UTC\\] ada: Grüße");
            }
            try (Peer old = Peer.connect(port).segment("NICK").send("cleo")) {
                old.segment("cleo joined!");
                assertThat(old.receive())
                        .startsWith("Connected to the server!\n[")
                        .endsWith("UTC] ada: Gru?e");
            }
            try (Peer dan = Peer.json(port, "dan")) {
                JsonObject answer = history(dan, "\"after\":" + (number - 1));
                assertThat(answer.getAsJsonArray("lines")).hasSize(1);
                assertThat(say(dan, "news").get("number").getAsLong()).isGreaterThan(number);
            }
        }
    }

    @Test
    void whatIsNoLongerInMemoryIsReadFromTheDiskInOrder() {
        try (ParleyServer server = TestServer.start(folder);
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            for (int i = 0; i < 600; i++) {
                say(ada, "line " + i);
            }
            JsonObject first = history(ada, "\"after\":0,\"limit\":3");
            assertThat(texts(first)).containsExactly("line 0", "line 1", "line 2");
            assertThat(first.get("more").getAsBoolean()).isTrue();
            assertThat(first.get("kept").getAsLong()).isEqualTo(1);
            long oldest = first.getAsJsonArray("lines")
                    .get(2)
                    .getAsJsonObject()
                    .get("number")
                    .getAsLong();
            assertThat(texts(history(ada, "\"before\":" + oldest))).containsExactly("line 0", "line 1");
            ada.send("{\"type\":\"history\",\"after\":0,\"limit\":1}\n{\"type\":\"say\",\"text\":\"behind\"}\n");
            assertThat(ada.nextMessage().get("type").getAsString()).isEqualTo("history");
            assertThat(ada.nextMessage().get("type").getAsString()).isEqualTo("line");
        }
    }

    @Test
    void aRoomThatHasComeToBeAnewShowsNothingOfTheOneBefore() {
        try (ParleyServer server = TestServer.start(folder);
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n").next("joined");
            ada.send("{\"type\":\"say\",\"room\":\"attic\",\"text\":\"secret\"}\n")
                    .next("line");
            ada.send("{\"type\":\"leave\",\"room\":\"attic\"}\n").next("left");
            ada.send("{\"type\":\"join\",\"room\":\"attic\"}\n").next("joined");
            assertThat(texts(history(ada, "\"room\":\"attic\",\"after\":0"))).isEmpty();
        }
    }

    @Test
    void withoutHistoryNothingIsKept() {
        try (ParleyServer server = TestServer.start(folder, "--history", "false");
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            say(ada, "hello");
            assertThat(texts(history(ada, "\"after\":0"))).containsExactly("hello");
        }
        try (ParleyServer server = TestServer.start(folder, "--history", "false");
                Peer ada = Peer.json(server.address().getPort(), "ada")) {
            assertThat(texts(history(ada, "\"after\":0"))).isEmpty();
        }
        assertThat(folder.resolve("data/history.ring")).doesNotExist();
    }

    private static JsonObject say(Peer who, String text) {
        return who.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n").next("line");
    }

    private static JsonObject history(Peer who, String fields) {
        return who.send("{\"type\":\"history\"," + fields + "}\n").next("history");
    }

    private static List<String> texts(JsonObject history) {
        return history.getAsJsonArray("lines").asList().stream()
                .map(line -> line.getAsJsonObject().get("text").getAsString())
                .toList();
    }
}
