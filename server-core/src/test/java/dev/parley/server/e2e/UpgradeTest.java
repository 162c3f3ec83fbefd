package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins come, change and go under people who go on talking.
class UpgradeTest {

    private static final int PEOPLE = 20;
    private static final int UPGRADES = 8;

    /// A plugin that takes its time to start, and more than what calls were once held for. Nothing waits for that time
    /// to pass but the plugin.
    private static final String SLOW_START = "Thread.sleep(2_500);";

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer admin;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        admin = Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n");
        admin.next("commands");
    }

    @AfterEach
    void stop() {
        admin.close();
        server.close();
    }

    @Test
    void everyClientLearnsOfACommandThatComesAndGoes() throws IOException {
        try (Peer bot = Peer.json(port(), "bot")) {
            drop("1.0.0", "return Reply.text(\"hello\");");
            assertThat(names(bot.next("commands"))).contains("hello");
            bot.send("{\"type\":\"command\",\"line\":\"/hello\"}\n");
            assertThat(bot.next("reply").get("text").getAsString()).isEqualTo("hello");

            Files.delete(folder.resolve("plugins/hello.jar"));
            assertThat(names(bot.next("commands"))).doesNotContain("hello");
            awaitWord("plugin hello 1.0.0 is removed");
        }
    }

    @Test
    void aRunningCallEndsOnTheCodeItStartedWith() throws IOException {
        Path gate = folder.resolve("gate");
        String waits = """
                while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) { Thread.onSpinWait(); }
                return Reply.text("from 1");""".formatted(gate);
        drop("1.0.0", waits);
        awaitWord("plugin hello 1.0.0 is loaded");
        try (Peer slow = Peer.json(port(), "slow");
                Peer quick = Peer.json(port(), "quick")) {
            slow.send("{\"type\":\"command\",\"line\":\"/hello\"}\n");
            drop("2.0.0", "return Reply.text(\"from 2\");");
            awaitWord("upgraded to 2.0.0");
            quick.send("{\"type\":\"command\",\"line\":\"/hello\"}\n");
            assertThat(quick.next("reply").get("text").getAsString()).isEqualTo("from 2");
            Files.createFile(gate);
            assertThat(slow.next("reply").get("text").getAsString()).isEqualTo("from 1");
        }
    }

    @Test
    void theAdminSeesHowTheCallsOfAPluginGo() throws IOException {
        drop("1.0.0", "throw new IllegalStateException(\"out of order\");");
        awaitWord("plugin hello 1.0.0 is loaded");
        for (int i = 0; i < 3; i++) {
            admin.send("{\"type\":\"command\",\"line\":\"/hello\"}\n");
            assertThat(admin.next("error").get("code").getAsString()).isEqualTo("failed");
        }
        admin.send("{\"type\":\"command\",\"line\":\"/plugins info hello\"}\n");
        assertThat(admin.next("reply").get("text").getAsString())
                .containsPattern("version +1.0.0")
                .containsPattern("commands +/hello")
                .containsPattern("calls +3")
                .containsPattern("failures +3");
        admin.send("{\"type\":\"command\",\"line\":\"/plugins info nothing\"}\n");
        assertThat(admin.next("error").get("text").getAsString()).isEqualTo("no plugin is called nothing");
        admin.send("{\"type\":\"complete\",\"line\":\"/plugins info h\"}\n");
        assertThat(admin.next("completions").getAsJsonArray("candidates")).hasSize(1);
    }

    @Test
    void upgradesAndFailedUpgradesCostNobodyALineOrACommand() throws Exception {
        drop("1.0.0", "return Reply.text(\"version 0\");");
        awaitWord("plugin hello 1.0.0 is loaded");
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                String nick = "person" + i;
                people.add(threads.submit(() -> talk(nick, enough)));
            }
            for (int version = 1; version <= UPGRADES; version++) {
                if (version % 3 == 0) {
                    Files.writeString(folder.resolve("plugins/hello.jar"), "broken " + version);
                    Files.setLastModifiedTime(folder.resolve("plugins/hello.jar"), FileTime.fromMillis(version));
                    awaitWord("is refused: it is not a whole jar");
                } else {
                    drop("1.0." + version, "return Reply.text(\"version " + version + "\");");
                    awaitWord("upgraded to 1.0." + version);
                }
            }
            enough.set(true);
            for (Future<Integer> person : people) {
                assertThat(person.get()).as("rounds of one person").isPositive();
            }
        }
    }

    @Test
    void nothingThatACommandHasStoredIsLostOrDoneTwiceInAnUpgrade() throws Exception {
        count("1.0.0", "");
        awaitWord("plugin counter 1.0.0 is loaded");
        AtomicBoolean enough = new AtomicBoolean();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> people = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String nick = "counter" + i;
                people.add(threads.submit(() -> countUntil(nick, enough)));
            }
            try {
                for (int version = 1; version <= UPGRADES; version++) {
                    count("1.0." + version, version == 2 ? SLOW_START : "");
                    awaitWord("upgraded to 1.0." + version);
                }
                count("1.1.0-broken", "throw new java.io.IOException(\"not today\");");
                awaitWord("could not start: java.io.IOException: not today");
            } finally {
                enough.set(true);
            }
            for (Future<List<Integer>> person : people) {
                answers.addAll(person.get());
            }
        }
        answers.sort(null);
        assertThat(answers)
                .isEqualTo(IntStream.rangeClosed(1, answers.size()).boxed().toList());
    }

    private List<Integer> countUntil(String nick, AtomicBoolean enough) {
        List<Integer> answers = new ArrayList<>();
        try (Peer peer = Peer.json(port(), nick)) {
            while (!enough.get()) {
                peer.send("{\"type\":\"command\",\"line\":\"/count\"}\n");
                answers.add(Integer.parseInt(peer.next("reply").get("text").getAsString()));
            }
        }
        return answers;
    }

    /// A plugin that counts, reads where it was when it starts, and stores each step.
    ///
    /// @param starting what else it does when it starts
    private void count(String version, String starting) throws IOException {
        Path jar = PluginJars.plugin(folder, "counter", version)
                .source("Counter", """
                        package example;
                        import dev.parley.api.*;
                        import java.nio.file.*;
                        @Slash(name = "count", help = "Counts")
                        public final class Counter implements Command<Counter.Args>, Lifecycle {
                            private final PluginContext plugin;
                            private int count;
                            public record Args() {}
                            public Counter(PluginContext plugin) { this.plugin = plugin; }
                            @Override public void start() throws Exception {
                                Path file = plugin.folder().resolve("count");
                                count = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                                STARTING
                            }
                            @Override public synchronized Reply run(Args args, Call call) throws Exception {
                                Path next = Files.writeString(plugin.folder().resolve("next"), "" + ++count);
                                Files.move(next, plugin.folder().resolve("count"), StandardCopyOption.ATOMIC_MOVE);
                                return Reply.text("" + count);
                            }
                        }
                        """.replace("STARTING", starting))
                .jar(folder.resolve("counter.jar.new"));
        Files.move(jar, folder.resolve("plugins/counter.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Says lines and runs commands until it is enough, and checks all that comes back.
    ///
    /// @return how many rounds that were
    private int talk(String nick, AtomicBoolean enough) {
        try (Peer peer = Peer.json(port(), nick)) {
            long last = 0;
            int rounds = 0;
            int versionSeen = 0;
            while (!enough.get() || rounds == 0) {
                String text = nick + " says " + rounds++;
                peer.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n{\"type\":\"command\",\"line\":\"/hello\"}\n");
                boolean heard = false;
                JsonObject message = peer.nextMessage();
                while (!message.get("type").getAsString().equals("reply")) {
                    assertThat(message.get("type").getAsString()).isNotIn("error", "farewell");
                    if (message.has("number")) {
                        long number = message.get("number").getAsLong();
                        assertThat(number).as("numbers without a gap").isEqualTo(last == 0 ? number : last + 1);
                        last = number;
                        heard |= message.has("text")
                                && message.get("text").getAsString().equals(text);
                    }
                    message = peer.nextMessage();
                }
                int version = Integer.parseInt(message.get("text").getAsString().replace("version ", ""));
                assertThat(heard)
                        .as("the own line, before the answer to what followed it")
                        .isTrue();
                assertThat(version).isGreaterThanOrEqualTo(versionSeen);
                versionSeen = version;
            }
            return rounds;
        }
    }

    /// Puts a jar with the command `/hello` into the plugin folder, the way a careful admin does: in one
    /// step.
    private void drop(String version, String body) throws IOException {
        Path jar = PluginJars.plugin(folder, "hello", version)
                .command("Hello", "name = \"hello\", help = \"Says hello\"", body)
                .jar(folder.resolve("hello.jar.new"));
        Files.move(jar, folder.resolve("plugins/hello.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Waits until the admin is told something.
    private void awaitWord(String part) {
        String word;
        do {
            word = admin.next("reply").get("text").getAsString();
        } while (!word.contains(part));
    }

    private static List<String> names(JsonObject commands) {
        return commands.getAsJsonArray("commands").asList().stream()
                .map(command -> command.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    private int port() {
        return server.address().getPort();
    }
}
