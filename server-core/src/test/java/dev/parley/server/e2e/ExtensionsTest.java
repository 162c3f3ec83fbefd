package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plugins do beside commands: filters, listeners, timers and threads, seen from the room.
class ExtensionsTest {

    private static final String FILTER = """
            package example;
            import dev.parley.api.*;
            public final class Polite implements LineFilter {
                @Override public Verdict judge(User speaker, Room room, String text) {
                    return text.contains("damn") ? Verdict.refuse("Mind your words, " + speaker.nick() + ".")
                            : text.contains("teh") ? Verdict.change(text.replace("teh", "the") + " [%s]")
                            : Verdict.pass();
                }
            }
            """;

    private static final String LISTENER = """
            package example;
            import dev.parley.api.*;
            public final class Ears implements Listener {
                @Override public void on(Event event) {
                    String what = switch (event) {
                        case Event.Joined joined -> "joined";
                        case Event.Said said -> "said " + said.text();
                        case Event.Left left -> left.removed() ? "removed" : "left";
                        default -> "something new";
                    };
                    event.room().send("%s heard: " + event.who().nick() + " " + what);
                }
            }
            """;

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer admin;
    private Peer witness;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        admin = Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n");
        admin.next("commands");
        witness = Peer.json(port(), "witness");
    }

    @AfterEach
    void stop() {
        witness.close();
        admin.close();
        server.close();
    }

    @Test
    void aFilterChangesAndRefusesLinesAndKeepsTheirOrder() throws IOException {
        drop("polite", "1.0.0", "Polite", FILTER.formatted("1"));
        try (Peer ada = Peer.json(port(), "ada")) {
            say(ada, "one");
            say(ada, "teh two");
            say(ada, "damn three");
            say(ada, "four");
            assertThat(ada.next("line").get("text").getAsString()).isEqualTo("one");
            assertThat(ada.message("line").get("text").getAsString()).isEqualTo("the two [1]");
            JsonObject refusal = ada.message("error");
            assertThat(refusal.get("code").getAsString()).isEqualTo("refused");
            assertThat(refusal.get("text").getAsString()).isEqualTo("Mind your words, ada.");
            assertThat(ada.message("line").get("text").getAsString()).isEqualTo("four");
            assertThat(linesOf("ada", 3)).containsExactly("one", "the two [1]", "four");
        }
    }

    @Test
    void aFilterIsUpgradedUnderPeopleWhoTalkAndNoLineSlipsPastIt() throws IOException {
        drop("polite", "1.0.0", "Polite", FILTER.formatted("1"));
        try (Peer ada = Peer.json(port(), "ada")) {
            ada.send("{\"type\":\"ping\"}\n").next("pong");
            int said = 0;
            Path jar = pack("polite", "2.0.0", "Polite", FILTER.formatted("2"));
            Files.move(jar, folder.resolve("plugins/polite.jar"), StandardCopyOption.ATOMIC_MOVE);
            String last;
            do {
                say(ada, "teh " + said);
                last = ada.next("line").get("text").getAsString();
                assertThat(last).matches("the " + said + " \\[[12]]");
                said++;
            } while (last.endsWith("[1]"));
            assertThat(said).isPositive();
        }
    }

    @Test
    void aListenerHearsWhatHappensInOrderAcrossAnUpgrade() throws IOException {
        drop("ears", "1.0.0", "Ears", LISTENER.formatted("1"));
        try (Peer ada = Peer.json(port(), "ada")) {
            for (int i = 0; i < 50; i++) {
                say(ada, "line " + i);
            }
            drop("ears", "2.0.0", "Ears", LISTENER.formatted("2"));
            for (int i = 50; i < 100; i++) {
                say(ada, "line " + i);
            }
            ada.send("{\"type\":\"command\",\"line\":\"/quit\"}\n").next("farewell");
        }
        List<String> heard = new ArrayList<>();
        for (String text = ""; !text.contains("ada left"); ) {
            text = witness.next("line").get("text").getAsString();
            if (text.contains(" heard: ada")) {
                heard.add(text.replaceFirst("^[12] heard: ada ", ""));
            }
        }
        List<String> expected = new ArrayList<>(List.of("joined"));
        for (int i = 0; i < 100; i++) {
            expected.add("said line " + i);
        }
        expected.add("left");
        assertThat(heard).isEqualTo(expected);
    }

    @Test
    void timersFireUntilTheirPluginGoesAndThreadsAreInterrupted() throws IOException {
        Path interrupted = folder.resolve("interrupted");
        drop("clock", "1.0.0", "Clock", """
                package example;
                import dev.parley.api.*;
                import java.nio.file.*;
                import java.time.Duration;
                public final class Clock implements Lifecycle {
                    private final PluginContext plugin;
                    public Clock(PluginContext plugin) { this.plugin = plugin; }
                    @Override public void start() {
                        Room lobby = plugin.server().room("lobby").orElseThrow();
                        plugin.every(Duration.ofMillis(50), () -> lobby.send("tick"));
                        plugin.every(Duration.ofMillis(500), () -> lobby.send("never")).cancel();
                        plugin.after(Duration.ofMillis(10), () -> lobby.send("once"));
                        plugin.after(Duration.ofMillis(500), () -> lobby.send("never")).cancel();
                        plugin.start("waiter", () -> {
                            try {
                                new java.util.concurrent.CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                Files.createFile(Path.of("%s"));
                            }
                        });
                    }
                }
                """.formatted(interrupted));
        List<String> lines = linesOf(null, 15); // more than half a second
        assertThat(lines).containsOnlyOnce("once").contains("tick").doesNotContain("never");
        Files.delete(folder.resolve("plugins/clock.jar"));
        awaitWord("plugin clock 1.0.0 is removed");
        TestServer.await(() -> Files.exists(interrupted));
        // All that the timer said before it was taken back is here by now; after that nothing more comes.
        say(admin, "silence");
        assertThat(linesOf("admin", 1)).containsExactly("silence");
        witness.send("{\"type\":\"ping\"}\n").message("pong");
    }

    @Test
    void aPluginThatSendsWithoutEndIsStoppedAndNobodyIsThrownOut() throws IOException {
        drop("flood", "1.0.0", "Flood", """
                package example;
                import dev.parley.api.*;
                @Slash(name = "flood", help = "Sends without end")
                public final class Flood implements Command<Flood.Args> {
                    public record Args(boolean room) {}
                    @Override public Reply run(Args args, Call call) {
                        while (true) {
                            if (args.room()) {
                                call.room().send("x".repeat(1_000));
                            } else {
                                call.caller().send("x".repeat(1_000));
                            }
                        }
                    }
                }
                """);
        try (Peer ada = Peer.json(port(), "ada")) {
            for (String line : List.of("/flood", "/flood --room")) {
                ada.send("{\"type\":\"command\",\"line\":\"" + line + "\"}\n");
                assertThat(ada.next("error").get("code").getAsString()).isEqualTo("failed");
            }
            say(ada, "still here");
            assertThat(linesOf("ada", 1)).containsExactly("still here");
        }
    }

    private static void say(Peer peer, String text) {
        peer.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n");
    }

    /// The next lines that the witness sees of somebody; of the server, if that is nobody.
    private List<String> linesOf(String nick, int count) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            JsonObject line = witness.next("line");
            String from = line.has("from") ? line.get("from").getAsString() : null;
            if (Objects.equals(from, nick)) {
                lines.add(line.get("text").getAsString());
            }
        }
        return lines;
    }

    private Path pack(String id, String version, String className, String source) {
        return PluginJars.plugin(folder, id, version).source(className, source).jar(folder.resolve(id + ".jar.new"));
    }

    private void drop(String id, String version, String className, String source) throws IOException {
        Path jar = pack(id, version, className, source);
        Files.move(jar, folder.resolve("plugins/" + id + ".jar"), StandardCopyOption.ATOMIC_MOVE);
        awaitWord("plugin " + id);
    }

    /// Waits until the admin is told something.
    private void awaitWord(String part) {
        String word;
        do {
            word = admin.next("reply").get("text").getAsString();
        } while (!word.contains(part));
    }

    private int port() {
        return server.address().getPort();
    }
}
