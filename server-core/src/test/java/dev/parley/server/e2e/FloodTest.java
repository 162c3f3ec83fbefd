package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room in which far more is said than anybody could read: nothing is lost, doubled or reordered for those who
/// keep up, in whatever dialect, and who does not is sent away alone.
class FloodTest {

    private static final int TALKERS = 4;
    private static final int LINES = 400;
    private static final String FILLING = "x".repeat(2_000);

    /// How many lines a reader may be behind, so that none of them is too slow because the machine is: together less
    /// than a backlog.
    private static final int WINDOW = 200;

    @TempDir
    private Path folder;

    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final List<Semaphore> readers = new CopyOnWriteArrayList<>();

    @Test
    void everybodyWhoKeepsUpSeesEveryLineOnceAndInOrderBesideOneWhoDoesNot() throws Exception {
        try (ParleyServer server = TestServer.start(folder);
                Peer old = Peer.connect(server.address().getPort()).send("old");
                Peer ann = Peer.line(server.address().getPort(), "ann");
                Peer _ = Peer.json(server.address().getPort(), "stalled");
                Peer program = Peer.json(server.address().getPort(), "program");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            awaitWelcome(old);
            List<Peer> talkers = IntStream.range(0, TALKERS)
                    .mapToObj(i -> Peer.json(server.address().getPort(), "talker" + i))
                    .toList();
            Semaphore byOld = reader();
            Semaphore byAnn = reader();
            Semaphore byProgram = reader();
            Future<List<String>> classic = threads.submit(() -> classicMarks(old, byOld));
            Future<List<String>> lines = threads.submit(() -> lineMarks(ann, byAnn));
            Future<List<String>> messages = threads.submit(() -> jsonMarks(program, byProgram));
            for (Peer talker : talkers) {
                Semaphore byTalker = reader();
                threads.submit(() -> lineMarks(talker, byTalker));
            }
            for (int i = 0; i < TALKERS; i++) {
                Peer talker = talkers.get(i);
                String mark = "<" + i + ".";
                threads.submit(() -> talk(talker, mark));
            }
            assertThat(messages.get()).hasSize(TALKERS * LINES).doesNotHaveDuplicates();
            assertThat(lines.get()).isEqualTo(messages.get());
            assertThat(classic.get()).isEqualTo(messages.get());
            for (int i = 0; i < TALKERS; i++) {
                String mark = "<" + i + ".";
                assertThat(messages.get().stream().filter(text -> text.startsWith(mark)))
                        .as("each talker's own lines keep their order")
                        .isEqualTo(IntStream.range(0, LINES)
                                .mapToObj(number -> mark + number + ">")
                                .toList());
            }
            assertThat(gone).containsExactly("stalled");
            talkers.forEach(Peer::close);
        }
    }

    private static void awaitWelcome(Peer old) {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf("Connected to the server!") < 0) {
            heard.append(old.receive());
        }
    }

    private Semaphore reader() {
        Semaphore window = new Semaphore(WINDOW);
        readers.add(window);
        return window;
    }

    private Void talk(Peer talker, String mark) throws InterruptedException {
        for (int i = 0; i < LINES; i++) {
            for (Semaphore reader : readers) {
                reader.acquire();
            }
            talker.send("{\"type\":\"say\",\"text\":\"" + mark + i + ">" + FILLING + "\"}\n");
        }
        return null;
    }

    /// The marks of the lines in the order in which they came; the numbers of all events have to follow each other.
    private List<String> jsonMarks(Peer program, Semaphore window) {
        List<String> marks = new ArrayList<>();
        long last = 0;
        while (marks.size() < TALKERS * LINES) {
            JsonObject event = program.nextMessage();
            long number = event.get("number").getAsLong();
            assertThat(last == 0 || number == last + 1)
                    .as("%d after %d", number, last)
                    .isTrue();
            last = number;
            if (event.get("type").getAsString().equals("left")) {
                gone.add(event.get("nick").getAsString());
            }
            if (event.get("type").getAsString().equals("line")) {
                marks.add(markIn(event.get("text").getAsString()));
                window.release();
            }
        }
        return marks;
    }

    private static List<String> lineMarks(Peer ann, Semaphore window) {
        List<String> marks = new ArrayList<>();
        while (marks.size() < TALKERS * LINES) {
            String line = ann.readLine();
            if (line.contains("<")) {
                marks.add(markIn(line));
                window.release();
            }
        }
        return marks;
    }

    private static List<String> classicMarks(Peer old, Semaphore window) {
        List<String> marks = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        while (marks.size() < TALKERS * LINES) {
            rest.append(old.receive());
            for (int end = rest.indexOf(">"); end >= 0; end = rest.indexOf(">")) {
                marks.add(markIn(rest.substring(0, end + 1)));
                window.release();
                rest.delete(0, end + 1);
            }
        }
        return marks;
    }

    private static String markIn(String line) {
        return line.substring(line.indexOf('<'), line.indexOf('>') + 1);
    }
}
