package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a newcomer does first, by the guide: writes one file, breaks it, mends it, checks it, and builds a jar.
/// Times are printed and not asserted: the machine may be busy.
class NewcomerIT extends RealServer {

    @Test
    void theFirstCommandIsOneFile() throws Exception {
        String guide = Files.readString(ParleyProcess.top().resolve("docs/writing-plugins.md"));
        String hello = guide.substring(guide.indexOf("```java\n") + 8);
        hello = hello.substring(0, hello.indexOf("```"));
        Path file = folder.resolve("plugins/Hello.java");
        try (Peer admin = Peer.connect(server.port()).send("admin\nadminpass\n")) {
            admin.linesUntil("Welcome, admin.");
            long saved = System.nanoTime();
            Files.writeString(file, hello);
            admin.linesUntil("is loaded: /hello");
            admin.send("/hello admin\n").linesUntil("admin says hello to admin!");
            print("first file saved to command answered", saved);

            saved = System.nanoTime();
            Files.writeString(file, hello.replace("who().nick()", "who().name()"));
            String refusal = admin.linesUntil("is refused").getLast();
            assertThat(guide)
                    .contains("\n    " + refusal.replaceFirst("2\\d{3}\\.\\d+\\.\\d+", "2026.1124.173015") + "\n");
            print("broken file saved to admin told", saved);
            admin.send("/hello admin\n").linesUntil("admin says hello to admin!");

            saved = System.nanoTime();
            Files.writeString(file, hello.replace("says hello", "waves"));
            admin.linesUntil("plugin hello ");
            admin.send("/hello admin\n").linesUntil("admin waves to admin!");
            print("mended file saved to command answered", saved);

            assertThat(parley(guide, "./parley plugin check plugins/Hello.java"))
                    .contains("/hello <who>", "    permission: none, everybody may");
            Files.delete(file);
            admin.linesUntil("is removed");

            Path sources = Files.createDirectory(folder.resolve("dice-roll"));
            Files.writeString(sources.resolve("Hello.java"), hello);
            parley(guide, "./parley plugin build dice-roll -o plugins/dice-roll.jar");
            admin.linesUntil("plugin dice-roll");
            admin.send("/hello admin\n").linesUntil("admin says hello to admin!");
        }
    }

    /// Runs a command as it stands in the guide.
    private List<String> parley(String guide, String command) throws IOException, InterruptedException {
        assertThat(guide).contains("\n    " + command + "\n");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("exit code, with output %s", output).isZero();
        print(command, start);
        return output;
    }

    private static void print(String what, long since) {
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
    }
}
