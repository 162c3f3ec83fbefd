package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the real program at random moments while people talk, and looks for all that anybody saw.
class KillIT {

    private static final int ROUNDS = 50;
    private static final int TALKERS = 3;

    @TempDir
    private Path folder;

    /// What has been seen in all rounds: the text of each line, by its number.
    private final Map<Long, String> seen = new ConcurrentHashMap<>();

    /// Whose bans were acknowledged.
    private final Set<String> banned = ConcurrentHashMap.newKeySet();

    /// Lines that had the number of another one.
    private final Set<String> clashes = ConcurrentHashMap.newKeySet();

    private final Random random = new Random(7);

    @Test
    void whatAnybodySawIsThereOnceAfterFiftyKills() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(ParleyProcess.top().resolve("plugins/ban.jar"), plugins.resolve("ban.jar"));
        long epoch = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ParleyProcess server = start();
            try (Talker witness = new Talker(server.port(), "witness", "")) {
                long now = witness.epoch();
                assertThat(now).isEqualTo(round == 0 ? now : epoch);
                epoch = now;
                talkAndKill(server, round);
            } finally {
                server.kill();
            }
        }
        try (ParleyProcess server = start()) {
            assertThat(seen).hasSizeGreaterThan(ROUNDS);
            assertThat(kept(server.port())).containsAllEntriesOf(seen);
        }
        assertThat(clashes).isEmpty();
        assertThat(banned).isNotEmpty();
        assertThat(Files.readAllLines(folder.resolve("bans.txt"))).containsAll(banned);
    }

    /// The program where the build has left it, with its AOT cache: it starts fifty times.
    private ParleyProcess start() {
        return ParleyProcess.started(
                folder,
                ParleyProcess.top().resolve("parley")
                        + " server --port 0 --data data --bans bans.txt --plugins plugins --rate-person 0 --rate-address 0 --rate-room 0");
    }

    private void talkAndKill(ParleyProcess server, int round) throws Exception {
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(300));
        int bans = banned.size();
        Talker[] talkers = new Talker[TALKERS];
        Thread[] readers = new Thread[TALKERS];
        for (int i = 0; i < TALKERS; i++) {
            Talker talker = i == 0
                    ? new Talker(server.port(), "admin", ",\"password\":\"adminpass\"")
                    : new Talker(server.port(), "talker" + i, "");
            talkers[i] = talker;
            readers[i] = Thread.ofVirtual().start(() -> talker.read(enough));
        }
        for (int k = 0; k < 100; k++) {
            for (int i = 0; i < TALKERS; i++) {
                talkers[i].send("{\"type\":\"say\",\"text\":\"round " + round + " talker " + i + " line " + k + "\"}");
            }
            if (k % 20 == 0) {
                String name = "bad-" + round + "-" + k;
                talkers[0].send("{\"type\":\"command\",\"line\":\"/ban " + name + "\",\"id\":\"" + name + "\"}");
            }
        }
        assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
        if (round % 2 == 0) { // in the other rounds whatever is under way is cut off
            awaitMoreThan(bans);
        }
        server.kill();
        for (int i = 0; i < TALKERS; i++) {
            readers[i].join();
            talkers[i].close();
        }
    }

    private void awaitMoreThan(int bans) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (banned) {
            while (banned.size() <= bans) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("waiting for a ban").isPositive();
                banned.wait(left);
            }
        }
    }

    /// All lines that the server has, by number; none has a number twice.
    private static Map<Long, String> kept(int port) {
        Map<Long, String> kept = new TreeMap<>();
        Set<String> texts = new HashSet<>();
        try (Peer reader = Peer.json(port, "reader")) {
            long after = 0;
            boolean more = true;
            while (more) {
                JsonObject page = reader.send("{\"type\":\"history\",\"after\":" + after + "}\n")
                        .next("history");
                for (var element : page.getAsJsonArray("lines")) {
                    JsonObject line = element.getAsJsonObject();
                    after = line.get("number").getAsLong();
                    String text = line.get("text").getAsString();
                    assertThat(kept.put(after, text)).isNull();
                    assertThat(!text.startsWith("round") || texts.add(text))
                            .as(text)
                            .isTrue();
                }
                more = page.get("more").getAsBoolean();
            }
        }
        return kept;
    }

    /// A program that talks, until its server dies.
    private final class Talker implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final JsonObject welcome;

        Talker(int port, String nick, String more) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send("{\"type\":\"hello\",\"nick\":\"" + nick + "\"" + more + "}");
            String first = in.readLine(); // after a NICK without a line end, if the hello took too long
            welcome =
                    JsonParser.parseString(first.substring(first.indexOf('{'))).getAsJsonObject();
        }

        long epoch() {
            return welcome.get("epoch").getAsLong();
        }

        /// Says something, if anybody listens.
        void send(String message) {
            try {
                socket.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                assertThat(e).as("the server is dead").isNotNull();
            }
        }

        /// Reads until the end, whatever that is.
        void read(CountDownLatch enough) {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    note(line);
                    enough.countDown();
                }
            } catch (IOException | JsonParseException e) { // perhaps in the middle of a line
                assertThat(e).as("the server is dead").isNotNull();
            }
        }

        private void note(String line) {
            JsonObject message = JsonParser.parseString(line).getAsJsonObject();
            String type = message.get("type").getAsString();
            if (type.equals("line")) {
                String text = message.get("text").getAsString();
                String same = seen.merge(message.get("number").getAsLong(), text, (one, _) -> one);
                if (!same.equals(text)) {
                    clashes.add(text);
                }
            } else if (type.equals("reply") && message.has("id")) {
                synchronized (banned) {
                    banned.add(message.get("id").getAsString());
                    banned.notifyAll();
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
