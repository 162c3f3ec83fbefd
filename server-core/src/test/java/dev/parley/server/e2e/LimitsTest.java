package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bounds that keep one peer from costing the others anything.
class LimitsTest {

    @TempDir
    private Path folder;

    @Test
    void whoSaysNothingIsSentAwayAndTold() {
        try (ParleyServer server = TestServer.start(folder, "--handshake-timeout", "1s");
                Peer silent = Peer.connect(port(server));
                Peer half = Peer.connect(port(server)).send("{\"type\":\"ping\"}\n");
                Peer undecided = Peer.connect(port(server)).send("admin\n")) {
            half.message("pong");
            silent.segment("NICK").line("Nothing was said for 1s. Goodbye.").end();
            assertThat(half.message("error").get("code").getAsString()).isEqualTo("handshake-timeout");
            half.end();
            undecided.line("Password: Nothing was said for 1s. Goodbye.").end();
        }
    }

    @Test
    void oneAddressCannotTakeEveryPlace() {
        try (ParleyServer server = TestServer.start(folder, "--max-connections-per-address", "3")) {
            List<Peer> seated = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                seated.add(Peer.line(port(server), "guest" + i));
            }
            for (int i = 0; i < 50; i++) {
                try (Peer extra = Peer.connect(port(server))) {
                    extra.line("There are too many connections. Try again later.")
                            .end();
                }
            }
            seated.removeFirst().close();
            seated.getFirst().linesUntil("guest0 left!");
            seated.add(Peer.line(port(server), "late"));
            seated.forEach(Peer::close);
        }
    }

    @Test
    void aProgramThatIsTurnedAwayReadsWhyEvenIfItSpokeFirst() {
        try (ParleyServer server = TestServer.start(folder, "--max-connections", "1");
                Peer _ = Peer.line(port(server), "seated")) {
            for (int i = 0; i < 20; i++) {
                try (Peer extra = Peer.connect(port(server)).send("{\"type\":\"hello\",\"nick\":\"late\"}\n")) {
                    extra.line("There are too many connections. Try again later.")
                            .end();
                }
            }
        }
    }

    @Test
    void aLongPasteDoesNotThrowOutThoseWhoReadFast() {
        int lines = 15_000; // 30 KB, of which each reader gets 1.4 MB
        try (ParleyServer server = TestServer.start(folder);
                Peer reader = Peer.json(port(server), "reader");
                Peer paster = Peer.connect(port(server))) {
            Thread.startVirtualThread(() -> paster.send("paster\n" + "a\n".repeat(lines)));
            long number = reader.message("joined").get("number").getAsLong();
            reader.skipLines(lines - 1);
            assertThat(reader.message("line").get("number").getAsLong()).isEqualTo(number + lines);
        }
    }

    @Test
    void whoDoesNotReadIsClosedAloneAndToldWhyAndTheOthersMissNothing() {
        String text = "x".repeat(7000);
        try (ParleyServer server = TestServer.start(folder, "--backlog-bytes", "65536");
                Peer slow = Peer.json(port(server), "slow");
                Peer talker = Peer.json(port(server), "talker")) {
            long last = 0;
            boolean left = false;
            for (int i = 0; i < 2000 && !left; i++) {
                talker.send("{\"type\":\"say\",\"text\":\"" + text + "\"}\n");
                JsonObject event = talker.nextMessage();
                long number = event.get("number").getAsLong();
                assertThat(number).isEqualTo(last == 0 ? number : last + 1);
                last = number;
                left = event.get("type").getAsString().equals("left");
            }
            assertThat(left).as("the slow one was sent away").isTrue();
            assertThat(slow.linesUntil("farewell")).last().asString().contains("too slow to keep up with the room");
            talker.send("{\"type\":\"command\",\"line\":\"/who\"}\n");
            assertThat(talker.next("reply").get("text").getAsString()).isEqualTo("1 in lobby: talker");
        }
    }

    private static int port(ParleyServer server) {
        return server.address().getPort();
    }
}
