package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.app.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newcomer writes one file, saves it, breaks it and mends it, while the server runs.
class SingleFileTest {

    @TempDir
    private Path folder;

    private ParleyServer server;
    private Peer admin;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        admin = Peer.connect(server.address().getPort())
                .send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n");
        admin.next("commands");
    }

    @AfterEach
    void stop() {
        admin.close();
        server.close();
    }

    @Test
    void aSavedFileIsACommandAndABrokenOneLeavesItServing() throws IOException {
        long saved = System.nanoTime();
        save("return Reply.text(\"one\");");
        assertThat(admin.next("reply").get("text").getAsString()).matches("plugin hello \\S+ is loaded: /hello");
        assertThat(answer()).isEqualTo("one");
        print("first save to answer", saved);

        save("return Reply.text(one);");
        assertThat(admin.next("reply").get("text").getAsString())
                .matches(
                        "plugin Hello.java is refused: it does not compile: Hello.java:6:27: cannot find symbol, symbol:"
                                + " variable one, location: class Hello; hello \\S+ goes on serving");
        assertThat(answer()).isEqualTo("one");

        saved = System.nanoTime();
        save("return Reply.text(\"three\");");
        assertThat(admin.next("reply").get("text").getAsString()).startsWith("plugin hello ");
        assertThat(answer()).isEqualTo("three");
        print("later save to answer", saved);
    }

    private void save(String body) throws IOException {
        Files.writeString(folder.resolve("plugins/Hello.java"), """
                import dev.parley.api.*;
                @Slash(name = "hello", help = "Says hello")
                public final class Hello implements Command<Hello.Args> {
                    public record Args() {}
                    @Override public Reply run(Args args, Call call) {
                        %s
                    }
                }
                """.formatted(body));
    }

    private String answer() {
        admin.send("{\"type\":\"command\",\"line\":\"/hello\"}\n");
        return admin.next("reply").get("text").getAsString();
    }

    private static void print(String what, long since) {
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
    }
}
