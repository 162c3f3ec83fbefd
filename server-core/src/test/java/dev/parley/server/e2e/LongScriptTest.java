package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.RunningClient;
import dev.parley.server.app.ParleyServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console client on a server that takes only so many lines at once.
class LongScriptTest {

    private static final int RATE = 11;

    /// More than the server takes at once.
    private static final int LINES = 10 * RATE + 2;

    @TempDir
    private Path folder;

    @Test
    void everyLineOfALongScriptIsSaidInItsOrderAndTheClientStaysUntilThen() {
        List<String> lines =
                IntStream.range(0, LINES).mapToObj(i -> "line " + i).toList();
        try (ParleyServer server = TestServer.start(folder, "--rate-person", String.valueOf(RATE))) {
            int port = server.address().getPort();
            try (Peer witness = Peer.json(port, "witness")) {
                RunningClient client = RunningClient.start("ada@127.0.0.1:" + port)
                        .type(String.join("\n", lines))
                        .endInput();
                witness.next("joined");
                List<String> said = new ArrayList<>();
                JsonObject message = witness.nextMessage();
                while (message.get("type").getAsString().equals("line")) {
                    said.add(message.get("text").getAsString());
                    message = witness.nextMessage();
                }
                assertThat(message.get("type").getAsString()).isEqualTo("left");
                assertThat(said).isEqualTo(lines);
                client.expectExit(0);
                assertThat(client.out().text()).hasLineCount(LINES);
                assertThat(client.err().text()).doesNotContain("Too fast");
            }
        }
    }
}
