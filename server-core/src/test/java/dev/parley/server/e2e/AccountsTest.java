package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.app.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts and other names, over the network and in every dialect.
class AccountsTest {
    private static final String SELF = """
            import dev.parley.api.*;
            @Slash(name = "self", help = "Registers or renames the caller")
            public final class Self implements Command<Self.Args> {
                public record Args(boolean register, String word) {}
                @Override public Reply run(Args args, Call call) throws java.io.IOException {
                    Result result = args.register()
                            ? call.server().accounts().register(call.caller(), new Password(args.word()))
                            : call.caller().rename(new Nickname(args.word()));
                    return result.reply("done");
                }
            }
            """;

    @TempDir
    private Path folder;

    private ParleyServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins/Self.java"), SELF);
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int port() {
        return server.address().getPort();
    }

    private Peer registered(String nick) {
        Peer peer = Peer.json(port(), nick);
        peer.send("{\"type\":\"command\",\"line\":\"/self --register 'x'\"}\n".replace("'x'", "\\\"correct horse\\\""));
        assertThat(peer.next("reply").get("text").getAsString()).isEqualTo("done");
        return peer;
    }

    @Test
    void aRegisteredNameAsksForItsPasswordInEveryDialectAndAfterARestart() {
        registered("zoe").close();
        server.close();
        server = TestServer.start(folder);
        try (Peer old = Peer.connect(port())) {
            old.segment("NICK")
                    .send("Zoë")
                    .segment("PASS")
                    .send("correct horse")
                    .segment("Zoe joined!");
        }
        TestServer.await(() -> isFree("zoe"));
        try (Peer netcat = Peer.connect(port()).send("zoe\n")) {
            assertThat(netcat.send("wrong\n").readLine()).isEqualTo("Password: The password is wrong.");
            netcat.end();
        }
        try (Peer program = Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"ZOE\"}\n")) {
            assertThat(program.next("error").get("code").getAsString()).isEqualTo("password-required");
            program.send("{\"type\":\"hello\",\"nick\":\"ZOE\",\"password\":\"correct horse\"}\n");
            assertThat(program.next("welcome").get("nick").getAsString()).isEqualTo("ZOE");
        }
    }

    @Test
    void everybodyInTheRoomSeesAnotherNameAndAnOldClientGoesOnWithItsFirstOne() {
        try (Peer ada = Peer.json(port(), "ada");
                Peer netcat = Peer.line(port(), "eve");
                Peer old = Peer.classic(port(), "bob")) {
            netcat.line("bob joined!");
            old.send("bob: /self rob");
            netcat.line("bob is now called rob!");
            var renamed = ada.next("renamed");
            assertThat(renamed.get("nick").getAsString()).isEqualTo("bob");
            assertThat(renamed.get("to").getAsString()).isEqualTo("rob");
            old.send("bob: hello");
            netcat.line("rob: hello");
            assertThat(ada.next("line").get("from").getAsString()).isEqualTo("rob");
            assertThat(Peer.line(port(), "bob")).as("the first name is free").isNotNull();
        }
    }

    /// Whether nobody of that name is here: whoever is would be in the way before the password is asked for.
    private boolean isFree(String nick) {
        try (Peer peer = Peer.connect(port()).send("{\"type\":\"hello\",\"nick\":\"" + nick + "\"}\n")) {
            return peer.next("error").get("code").getAsString().equals("password-required");
        }
    }
}
