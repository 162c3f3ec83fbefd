package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.protocol.JsonLines;
import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Filters, listeners, timers and threads that do all that can be done wrong, on one server.
class FaultyExtensionTest {

    private static final int TOO_MANY = 1_500;

    @TempDir
    private static Path folder;

    private static CapturedLog log;
    private static ParleyServer server;

    private Peer speaker;
    private Peer witness;

    /// A filter that goes wrong at lines that consist of its plugin's id.
    ///
    /// @param heard what the witness hears of the line; nothing if it is refused
    /// @param logged what the log says of it
    record FilterFault(String id, String body, String heard, String logged) {
        @Override
        public String toString() {
            return id;
        }
    }

    static List<FilterFault> filters() {
        return List.of(
                failing("f-exception", "throw new Exception(\"checked\");", "java.lang.Exception: checked"),
                failing("f-error", "throw new LinkageError(\"old\");", "java.lang.LinkageError: old"),
                failing("f-null", "return null;", "java.lang.NullPointerException"),
                failing("f-null-change", "return Verdict.change(null);", "java.lang.NullPointerException"),
                failing("f-null-refusal", "return Verdict.refuse(null);", "java.lang.NullPointerException"),
                new FilterFault(
                        "f-sleep",
                        "Thread.sleep(60_000); return null;",
                        "f-sleep",
                        "a filter of f-sleep 1.0.0 took too long"),
                new FilterFault(
                        "f-deaf",
                        "for (long end = System.nanoTime() + 1_000_000_000L; System.nanoTime() < end; ) { } return null;",
                        "f-deaf",
                        "a filter of f-deaf 1.0.0 took too long"),
                new FilterFault(
                        "f-long",
                        "return Verdict.change(\"x\".repeat(1 << 20));",
                        "x".repeat(JsonLines.DEFAULT_MAX_LINE_BYTES),
                        "what a filter of f-long 1.0.0 says was too long and is cut"),
                new FilterFault(
                        "f-lines",
                        "return Verdict.change(\"one\\nadmin: two\\u001b[2J\");",
                        "one admin: two\uFFFD[2J",
                        ""),
                new FilterFault("f-nothing", "return Verdict.change(\"\");", "", ""),
                new FilterFault("f-blank", "return Verdict.change(\" \\n \");", "", ""),
                new FilterFault(
                        "f-refusal",
                        "return Verdict.refuse(\"no\\n\".repeat(1 << 20));",
                        "",
                        "what a filter of f-refusal 1.0.0 says was too long and is cut"));
    }

    private static FilterFault failing(String id, String body, String logged) {
        return new FilterFault(id, body, id, "a filter of " + id + " 1.0.0 failed: " + logged);
    }

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        for (FilterFault fault : filters()) {
            extension(fault.id(), "LineFilter", """
                    @Override public Verdict judge(User speaker, Room room, String text) throws Exception {
                        if (!text.equals("%s")) { return Verdict.pass(); }
                        %s
                    }""".formatted(fault.id(), fault.body()));
        }
        listener("l-throws", "throw new AssertionError(said.text());");
        listener("l-hangs", "new java.util.concurrent.CountDownLatch(1).await();");
        listener("l-slow", "new java.util.concurrent.CountDownLatch(1).await();");
        task("t-throws", "c.every(java.time.Duration.ofMillis(10), () -> { throw new Error(\"tick\"); });");
        task("t-null", "c.after(java.time.Duration.ofMillis(10), null);");
        task("t-thread", "c.start(\"worker\", () -> { throw new StackOverflowError(\"deep\"); });");
        log = new CapturedLog();
        server = TestServer.start(folder);
    }

    private static void listener(String id, String body) throws IOException {
        extension(id, "Listener", """
                @Override public void on(Event event) throws Exception {
                    if (event instanceof Event.Said said && said.text().equals("%s")) { %s }
                }""".formatted(id, body));
    }

    private static void task(String id, String start) throws IOException {
        extension(id, "Lifecycle", """
                private final PluginContext c;
                public Fault(PluginContext c) { this.c = c; }
                @Override public void start() { %s }""".formatted(start));
    }

    private static void extension(String id, String point, String members) throws IOException {
        PluginJars.plugin(folder, id, "1.0.0")
                .source(
                        "Fault",
                        "package example; import dev.parley.api.*; public final class Fault implements " + point + " { "
                                + members + " }")
                .jar(folder.resolve("plugins").resolve(id + ".jar"));
    }

    @AfterAll
    static void stop() {
        server.close();
        log.close();
    }

    @BeforeEach
    void comeIn() {
        witness = Peer.json(port(), "witness");
        speaker = Peer.json(port(), "speaker");
    }

    @AfterEach
    void leave() {
        for (Peer peer : List.of(speaker, witness)) {
            peer.send("{\"type\":\"command\",\"line\":\"/quit\"}\n").next("farewell");
            peer.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aFilterThatGoesWrongStopsNoTalk(FilterFault fault) {
        say(speaker, fault.id());
        if (fault.heard().isEmpty()) {
            JsonObject refusal = speaker.next("error");
            assertThat(refusal.get("code").getAsString()).isEqualTo("refused");
            assertThat(refusal.get("text").getAsString()).hasLineCount(1).hasSizeLessThan(10_000);
        } else {
            assertThat(heard(witness)).isEqualTo(fault.heard());
        }
        log.await(fault.logged());
        assertThatPeopleTalk();
    }

    @Test
    void aListenerThatThrowsIsLoggedAndHearsTheNextEvent() {
        say(speaker, "l-throws");
        say(speaker, "l-throws");
        log.await("a listener of l-throws 1.0.0 failed: java.lang.AssertionError: l-throws");
        TestServer.await(() -> log.text().split("a listener of l-throws 1.0.0 failed").length > 2);
        assertThatPeopleTalk();
    }

    @Test
    void aListenerThatHangsIsGivenUp() {
        say(speaker, "l-hangs");
        log.await("a listener of l-hangs 1.0.0 took too long");
        assertThatPeopleTalk();
    }

    @Test
    void aListenerThatFallsBehindMissesEventsAndTheAdminIsTold() {
        try (Peer admin =
                Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n")) {
            admin.next("commands");
            for (int i = 0; i < TOO_MANY; i++) {
                say(speaker, "l-slow");
            }
            String told;
            do {
                told = admin.next("reply").get("text").getAsString();
            } while (!told.startsWith("plugin l-slow misses events: a listener"));
            for (int i = 0; i < TOO_MANY; i++) {
                assertThat(heard(witness)).isEqualTo("l-slow");
            }
            assertThatPeopleTalk();
        }
    }

    @Test
    void whatTimersAndThreadsThrowIsLoggedAndATimerGoesOn() {
        log.await("the thread t-thread 1.0.0: worker failed: java.lang.StackOverflowError: deep");
        log.await("a timer of t-null 1.0.0 failed: java.lang.NullPointerException");
        TestServer.await(() -> log.text().split("a timer of t-throws 1.0.0 failed: java.lang.Error: tick").length > 3);
        assertThatPeopleTalk();
    }

    private void assertThatPeopleTalk() {
        say(speaker, "people talk");
        for (Peer peer : List.of(speaker, witness)) {
            String text;
            do {
                text = heard(peer);
            } while (!text.equals("people talk"));
            peer.send("{\"type\":\"command\",\"line\":\"/who\"}\n");
            assertThat(peer.next("reply").get("text").getAsString()).contains("witness", "speaker");
        }
    }

    private static void say(Peer peer, String text) {
        peer.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n");
    }

    private static String heard(Peer peer) {
        return peer.next("line").get("text").getAsString();
    }

    private static int port() {
        return server.address().getPort();
    }
}
