package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.app.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is kept out, in every dialect.
class BanAtTheDoorTest {

    private static final String BANS = """
            mallory
            note mallory by ada for spam
            ban eve until 2100-01-01T00:00:00Z by ada on 2026-01-01T00:00:00Z for adverts
            ban trent until 2020-01-01T00:00:00Z
            ban 127.0.1.0/24 until 2100-01-01T00:00:00Z for a flood
            """;

    @TempDir
    private Path folder;

    private ParleyServer start() throws IOException {
        Files.writeString(folder.resolve("bans.txt"), BANS);
        return TestServer.start(folder);
    }

    @Test
    void anAddressIsKeptOutUnderEveryNameAndItsNeighbourIsNot() throws IOException {
        try (ParleyServer server = start()) {
            int port = server.address().getPort();
            try (Peer classic = Peer.connectFrom("127.0.1.5", port)) {
                classic.segment("NICK").send("bob").segment("BAN").end();
            }
            try (Peer person = Peer.connectFrom("127.0.1.5", port)) {
                person.send("bob\n")
                        .line("Your address is banned until 2100-01-01 00:00 UTC. Reason: a flood")
                        .end();
            }
            try (Peer program = Peer.connectFrom("127.0.1.6", port)) {
                JsonObject error =
                        program.send("{\"type\":\"hello\",\"nick\":\"bob\"}\n").message("error");
                assertThat(error.get("code").getAsString()).isEqualTo("banned");
                program.end();
            }
            try (Peer neighbour = Peer.connectFrom("127.0.2.5", port)) {
                neighbour.segment("NICK").send("bob").segment("bob joined!");
            }
        }
    }

    @Test
    void aTimedBanOfANameSaysUntilWhenAndOneThatIsOverDoesNotHold() throws IOException {
        try (ParleyServer server = start()) {
            int port = server.address().getPort();
            try (Peer classic = Peer.connect(port);
                    Peer person = Peer.connect(port);
                    Peer forEver = Peer.connect(port);
                    Peer free = Peer.line(port, "trent")) {
                classic.segment("NICK").send("EVE").segment("BAN").end();
                person.send("Eve\n")
                        .line("The name Eve is banned until 2100-01-01 00:00 UTC. Reason: adverts")
                        .end();
                forEver.send("mallory\n").line("The name mallory is banned. Reason: spam");
                free.send("hello\n").line("trent: hello");
            }
        }
    }

    /// `if nickname + '\n' in bans`, where `bans` is what `readlines` gave.
    @Test
    void theOldServerSeesTheNamesThatAreBannedForEverAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("bans.txt"), BANS);
        List<String> lines =
                Files.readString(file).lines().map(line -> line + "\n").toList();
        for (String nickname : List.of("mallory", "eve", "trent", "127.0.1.5", "127.0.1.0/24", "ban", "note")) {
            assertThat(lines.contains(nickname + "\n")).as(nickname).isEqualTo(nickname.equals("mallory"));
        }
    }
}
