package dev.parley.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.app.ParleyServer;
import dev.parley.server.config.Settings;
import dev.parley.server.config.TransportKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a newcomer who wants a project with tests: `parley plugin new`, one build, and a running server has the
/// command. Times are printed and not asserted: the machine may be busy.
class ProjectIT {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0";

    /// Where each artifact is that `./mvnw install` would put into the local repository.
    private static final Map<String, String> ARTIFACTS = Map.of(
            "parley-plugin-api", "plugin-api/target/",
            "parley-protocol", "protocol/target/",
            "parley-server-core", "server-core/target/lib/",
            "parley-plugin-testkit", "plugin-testkit/target/");

    @TempDir
    private Path folder;

    @Test
    void aNewProjectIsBuiltTestedAndServesInARunningServer() throws Exception {
        long start = System.nanoTime();
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Path project = folder.resolve("greet");
        run(
                TOP,
                TOP.resolve("parley").toString(),
                "plugin",
                "new",
                "greet",
                "--into",
                project.toString(),
                "--plugins",
                plugins.toString());
        print("parley plugin new", start);
        install();
        try (ParleyServer server = ParleyServer.start(settings(plugins), InstantSource.system());
                Socket admin = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(admin.getInputStream(), StandardCharsets.UTF_8));
            say(admin, "admin\nadminpass\n");
            read(in, "Welcome, admin.");
            long build = System.nanoTime();
            run(
                    project,
                    TOP.resolve("mvnw").toString(),
                    "-q",
                    "-B",
                    "-o",
                    "-Dmaven.repo.local=" + folder.resolve("repository"),
                    "-Dmaven.repo.local.tail=" + System.getProperty("parley.repository"),
                    "package");
            print("mvn package", build);
            read(in, "plugin greet 1.0.0 is loaded: /greet");
            say(admin, "/greet admin\n");
            read(in, "admin says hello to admin!");
            print("the whole way", start);
        }
    }

    /// Does what `./mvnw install` does, in a repository of the test's own.
    private void install() throws IOException {
        put("parley", "pom", TOP.resolve("pom.xml"));
        for (Map.Entry<String, String> artifact : ARTIFACTS.entrySet()) {
            String name = artifact.getKey();
            put(name, "pom", TOP.resolve(artifact.getValue().split("/")[0]).resolve("pom.xml"));
            put(name, "jar", TOP.resolve(artifact.getValue()).resolve(name + "-" + VERSION + ".jar"));
        }
    }

    private void put(String name, String kind, Path file) throws IOException {
        Path place = Files.createDirectories(folder.resolve("repository/dev/parley/" + name + "/" + VERSION));
        Files.copy(file, place.resolve(name + "-" + VERSION + "." + kind));
    }

    private Settings settings(Path plugins) {
        return new Settings(
                InetAddress.getLoopbackAddress(),
                0,
                plugins,
                1 << 26,
                "none",
                folder.resolve("bans.txt"),
                folder.resolve("data"),
                TransportKind.AUTO,
                1,
                8_192,
                1 << 20,
                100,
                100,
                100,
                Duration.ofSeconds(10),
                true,
                true,
                1 << 20,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static void run(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s, with output %s", List.of(command), output)
                .isZero();
    }

    private static void say(Socket admin, String text) throws IOException {
        admin.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(BufferedReader in, String part) throws IOException {
        String line;
        do {
            line = in.readLine();
            assertThat(line).as("a line with '%s'", part).isNotNull();
        } while (!line.contains(part));
    }

    private static void print(String what, long since) {
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
    }
}
