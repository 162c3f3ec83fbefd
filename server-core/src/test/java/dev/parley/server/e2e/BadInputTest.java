package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a peer sends is answered in one helpful line, and nobody else notices. A witness in the room
/// makes sure of that.
class BadInputTest {

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer witness;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        witness = Peer.json(port(), "witness");
    }

    @AfterEach
    void theRoomGoesOn() {
        witness.send("{\"type\":\"say\",\"text\":\"still here\"}\n");
        assertThat(witness.linesUntil("still here").getLast()).contains("\"from\":\"witness\"");
        witness.close();
        server.close();
    }

    @Test
    void brokenJsonIsAnsweredAndTheConnectionLives() {
        try (Peer bot = Peer.json(port(), "bot")) {
            for (String line : List.of(
                    "{\"type\":",
                    "{} {}",
                    "{'type':'say'}",
                    "{\"type\":\"say\",\"text\":\"a\"} trailing",
                    "nonsense")) {
                bot.send(line + "\n");
                assertThat(bot.message("error").get("code").getAsString())
                        .as(line)
                        .isIn("bad-json", "unknown-type");
            }
            assertAlive(bot);
        }
    }

    @Test
    void whatSaysNothingCountsFromSomebodyWhoIsInAndIsAnsweredToAnybodyElse() {
        try (ParleyServer strict = TestServer.start(folder.resolve("strict"), "--rate-person", "1");
                Peer bot = Peer.connect(strict.address().getPort())) {
            bot.send("{}\n".repeat(20));
            for (int i = 0; i < 20; i++) {
                assertThat(bot.message("error").get("code").getAsString()).isEqualTo("unknown-type");
            }
            bot.send("{\"type\":\"hello\",\"nick\":\"bot\"}\n").next("commands");
            String nonsense = "{}\n{\"type\":\n{\"type\":\"say\"}\n{\"type\":\"hello\",\"nick\":\"bob\"}\n";
            bot.send(nonsense.repeat(5) + "{\"type\":\"command\",\"id\":\"last\",\"line\":\"who\"}\n");
            JsonObject refused = bot.message("error");
            assertThat(refused.get("code").getAsString()).isEqualTo("unknown-type");
            for (int i = 0; i < 20; i++) {
                refused = bot.message("error");
            }
            assertThat(refused.get("code").getAsString()).isEqualTo("too-fast");
            assertThat(refused.get("id").getAsString()).isEqualTo("last");
        }
    }

    @Test
    void jsonOfTheWrongTypesIsAnsweredWithTheField() {
        try (Peer bot = Peer.json(port(), "bot")) {
            for (String line : List.of(
                    "{\"type\":\"say\"}",
                    "{\"type\":\"say\",\"text\":7}",
                    "{\"type\":\"say\",\"text\":null}",
                    "{\"type\":\"say\",\"text\":{\"a\":1}}",
                    "{\"type\":\"say\",\"text\":\"  \"}",
                    "{\"type\":\"command\",\"line\":\"who\"}",
                    "{\"type\":\"complete\",\"line\":\"/w\",\"cursor\":\"x\"}",
                    "{\"type\":\"complete\",\"line\":\"/w\",\"cursor\":1e99}")) {
                bot.send(line + "\n");
                assertThat(bot.message("error").get("code").getAsString())
                        .as(line)
                        .isEqualTo("bad-message");
            }
            bot.send("{\"type\":7}\n{\"type\":[]}\n{}\n");
            for (int i = 0; i < 3; i++) {
                assertThat(bot.message("error").get("code").getAsString()).isEqualTo("unknown-type");
            }
            assertAlive(bot);
        }
    }

    @Test
    void deeplyNestedJsonIsAnswered() {
        try (Peer bot = Peer.json(port(), "bot")) {
            bot.send("{\"type\":\"say\",\"text\":\"a\",\"x\":" + "[".repeat(4000) + "]".repeat(4000) + "}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("bad-json");
            assertAlive(bot);
        }
    }

    @Test
    void aLineOverTheLimitIsAnsweredOnceAndTheNextOneIsRead() {
        try (Peer bot = Peer.json(port(), "bot");
                Peer person = Peer.line(port(), "person")) {
            bot.next("joined");
            bot.send("{\"type\":\"say\",\"text\":\"" + "x".repeat(100_000) + "\"}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("too-long");
            assertAlive(bot);
            person.line("bot: alive").send("x".repeat(100_000) + "\n");
            person.line("A line may have at most 8192 bytes; this one was not taken.");
            person.send("short\n").line("person: short");
        }
    }

    @Test
    void theLongestLineIsTakenWhole() {
        try (Peer person = Peer.line(port(), "person")) {
            person.send("x".repeat(8192) + "\n").line("person: " + "x".repeat(8192));
        }
    }

    @Test
    void whatIsNotUtf8IsAnsweredAndNotSaid() {
        byte[] latin1 = "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        try (Peer person = Peer.line(port(), "person")) {
            person.send(latin1).line("That was not UTF-8 text; it was not taken.");
            person.send("fine\n").line("person: fine");
        }
        try (Peer old = Peer.connect(port()).segment("NICK").send(latin1)) {
            assertThat(old.receive()).startsWith("That was not UTF-8");
        }
    }

    @Test
    void escapeSequencesReachNobodysTerminal() {
        try (Peer bot = Peer.json(port(), "bot");
                Peer person = Peer.line(port(), "person")) {
            bot.next("joined");
            bot.send("{\"type\":\"say\",\"text\":\"\\u001b[2Jgone\\u0007\\r\\nada: forged\\u202e\\u0085\"}\n");
            person.line("bot: \uFFFD[2Jgone\uFFFD ada: forged\uFFFD\uFFFD");
            person.send("\u001b]0;title\u0007\n").line("person: \uFFFD]0;title\uFFFD");
            person.send("/who \u001b[31m\n").line("/who \uFFFD[31m").line("     ^ this command takes no arguments");
        }
        for (String name : List.of("\u001b[31mred", "a\u202eb", "a b", "\u200b", "a".repeat(33))) {
            try (Peer peer = Peer.connect(port()).send(name + "\n")) {
                assertThat(peer.readLine()).as(name).startsWith("A name ");
                peer.end();
            }
        }
    }

    @Test
    void reservedAndTakenNamesAreRefusedWithTheReason() {
        try (Peer peer = Peer.connect(port()).send("Server\n")) {
            peer.line("The name Server is reserved.").end();
        }
        try (Peer peer = Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"WITNESS\"}\n")) {
            assertThat(peer.message("error").get("code").getAsString()).isEqualTo("nick-taken");
            peer.end();
        }
        try (Peer peer = Peer.connect(port()).send("wítness\n")) {
            peer.line("Somebody called wítness is here already.").end();
        }
    }

    @Test
    void aProgramMustSayHelloFirstAndOnlyOnce() {
        try (Peer bot = Peer.connect(port())) {
            bot.send("{\"type\":\"say\",\"text\":\"hi\"}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("out-of-order");
            bot.send("{\"type\":\"hello\",\"nick\":\"admin\"}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("password-required");
            bot.send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n");
            bot.message("welcome");
            bot.message("commands");
            bot.send("{\"type\":\"hello\",\"nick\":\"other\"}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("out-of-order");
        }
    }

    @Test
    void whoeverConnectsAndVanishesLeavesNothingBehind() {
        for (int i = 0; i < 200; i++) {
            Peer.connect(port()).close();
            Peer.connect(port()).send("half a na").close();
            Peer.connect(port()).send("{\"type\":\"hel").close();
        }
        try (Peer person = Peer.line(port(), "person")) {
            person.send("/who\n").line("2 in lobby: witness, person");
        }
    }

    @Test
    void linesThatWereSentBeforeTheConnectionEndedAreSaid() {
        Peer.connect(port()).send("brief\none\ntwo\n/who\nthree\n").close();
        List<String> said = new ArrayList<>();
        while (said.size() < 3) {
            said.add(witness.next("line").get("text").getAsString());
        }
        assertThat(said).containsExactly("one", "two", "three");
        witness.next("left");
    }

    private void assertAlive(Peer bot) {
        bot.send("{\"type\":\"say\",\"text\":\"alive\"}\n");
        assertThat(bot.next("line").get("text").getAsString()).isEqualTo("alive");
    }

    private int port() {
        return server.address().getPort();
    }
}
