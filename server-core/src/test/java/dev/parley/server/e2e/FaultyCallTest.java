package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.JarRewrite;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands that do all that can be done wrong, on one server: the caller is answered, the log says what it
/// was, and the people beside them notice nothing.
class FaultyCallTest {

    /// How many calls of a plugin may run at once.
    private static final int AT_ONCE = 32;

    /// More than any answer may have on the wire, with all that stands around it.
    private static final int MAX_ANSWER = 300_000;

    private static final String CROWD = """
            java.nio.file.Path folder = java.nio.file.Path.of("%s");
            int inside = RUNNING.incrementAndGet();
            try {
                java.nio.file.Files.createTempFile(folder, "inside", "");
                while (!java.nio.file.Files.exists(folder.resolve("gate"))) { Thread.sleep(5); }
                return Reply.text("" + inside);
            } finally {
                RUNNING.decrementAndGet();
            }
            }
            static final java.util.concurrent.atomic.AtomicInteger RUNNING = new java.util.concurrent.atomic.AtomicInteger();
            {""";

    @TempDir
    private static Path folder;

    private static CapturedLog log;
    private static ParleyServer server;

    private Peer caller;
    private Peer witness;

    static List<CallFault> faults() {
        return CallFault.all(folder.resolve("end").toString());
    }

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        Files.createDirectories(folder.resolve("crowd"));
        for (CallFault fault : faults()) {
            pack(fault.kind(), fault.deadline(), fault.body());
        }
        JarRewrite.rewrite(folder.resolve("plugins/missing-class.jar"), jar -> jar.remove("example/Missing.class"));
        pack("crowd", "30s", CROWD.formatted(folder.resolve("crowd")));
        pack("always", "10s", "throw new IllegalStateException(\"always\");");
        log = new CapturedLog();
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        Files.createFile(folder.resolve("end"));
        server.close();
        log.close();
    }

    private static void pack(String id, String deadline, String body) {
        PluginJars.plugin(folder, id, "1.0.0")
                .source("Missing", "package example; public class Missing { }")
                .command("Fault", "name = \"%s\", help = \"Errs\", deadline = \"%s\"".formatted(id, deadline), body)
                .jar(folder.resolve("plugins").resolve(id + ".jar"));
    }

    @BeforeEach
    void comeIn() {
        witness = Peer.json(port(), "witness");
        caller = Peer.json(port(), "caller");
    }

    @AfterEach
    void leave() {
        for (Peer peer : List.of(caller, witness)) {
            command(peer, "quit");
            peer.next("farewell");
            peer.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isAnsweredAndHurtsNobodyElse(CallFault fault) {
        command(caller, fault.kind());
        JsonObject answer = answer(caller);
        assertThat(typeOf(answer)).as("%s", answer).isEqualTo(fault.type());
        assertThat(answer.toString()).hasSizeLessThan(MAX_ANSWER);
        if (fault.type().equals("failed")) {
            String number =
                    answer.get("text").getAsString().replaceAll("\\D+", " ").strip();
            log.await("error " + number + ": /" + fault.kind() + " of " + fault.kind() + " 1.0.0 failed: ");
        }
        log.await(fault.logged());
        assertThatAllIsWell();
    }

    @Test
    void whatIsSaidToTheRoomIsOneCleanLine() {
        command(caller, "control-characters");
        answer(caller);
        assertThat(witness.next("line").get("text").getAsString()).isEqualTo("\uFFFD[2Jone admin: two \uFFFD");
        command(caller, "long-room-line");
        answer(caller);
        assertThat(witness.next("line").get("text").getAsString()).hasSize(8 * 1024);
        assertThatAllIsWell();
    }

    @Test
    void onlySoManyCallsOfAPluginRunAtOnce() throws IOException {
        List<Peer> crowd = new ArrayList<>();
        for (int i = 0; i < AT_ONCE + 8; i++) {
            crowd.add(Peer.json(port(), "caller" + i));
        }
        try {
            crowd.forEach(peer -> command(peer, "crowd"));
            Path meeting = folder.resolve("crowd");
            TestServer.await(() -> meeting.toFile().list().length == AT_ONCE);
            assertThatAllIsWell();
            assertThat(meeting.toFile().list()).hasSize(AT_ONCE);
            Files.createFile(meeting.resolve("gate"));
            for (Peer peer : crowd) {
                assertThat(Integer.parseInt(peer.next("reply").get("text").getAsString()))
                        .isBetween(1, AT_ONCE);
            }
        } finally {
            crowd.forEach(Peer::close);
        }
    }

    @Test
    void aPluginThatFailsAgainAndAgainIsKeptOutAndTheAdminTold() {
        try (Peer admin =
                Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n")) {
            admin.next("commands");
            for (int i = 0; i < 5; i++) {
                command(caller, "always");
                assertThat(typeOf(answer(caller))).isEqualTo("failed");
            }
            assertThat(admin.next("reply").get("text").getAsString())
                    .isEqualTo("plugin always 1.0.0 failed 5 times in a row; its calls are kept out for 30s");
            command(caller, "always");
            JsonObject refusal = answer(caller);
            assertThat(typeOf(refusal)).isEqualTo("busy");
            assertThat(refusal.get("text").getAsString())
                    .startsWith(
                            "/always is out of service: always 1.0.0 failed 5 times in a row and is tried again in ");
            assertThatAllIsWell();
        }
    }

    /// A line reaches whoever is in the room, and commands of others answer, the caller's next one too.
    private void assertThatAllIsWell() {
        witness.send("{\"type\":\"say\",\"text\":\"all is well\"}\n");
        for (Peer peer : List.of(caller, witness)) {
            String line;
            do {
                line = peer.next("line").get("text").getAsString();
            } while (!line.equals("all is well"));
            command(peer, "who");
            assertThat(answer(peer).get("text").getAsString()).contains("witness", "caller");
        }
    }

    private static void command(Peer peer, String name) {
        peer.send("{\"type\":\"command\",\"id\":\"1\",\"line\":\"/" + name + "\"}\n");
    }

    /// The answer to a command; whatever comes before it is passed over.
    private static JsonObject answer(Peer peer) {
        JsonObject message;
        do {
            message = peer.nextMessage();
        } while (!message.has("id"));
        return message;
    }

    private static String typeOf(JsonObject answer) {
        return answer.get(answer.has("code") ? "code" : "type").getAsString();
    }

    private static int port() {
        return server.address().getPort();
    }
}
