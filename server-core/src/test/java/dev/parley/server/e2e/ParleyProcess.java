package dev.parley.server.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real program, started by `./parley` from a copy of the built files in a folder of its own.
public final class ParleyProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile(".* listens on \\S+ port (\\d+) .*");
    private static final Path TOP = Path.of(System.getProperty("parley.top"));

    private final Process process;
    private final int port;
    private final List<String> banner;

    private ParleyProcess(Process process, int port, List<String> banner) {
        this.process = process;
        this.port = port;
        this.banner = banner;
    }

    /// Makes an installation of what the build has left, in a folder of its own.
    public static Path install(Path folder) {
        copy(TOP.resolve("parley"), folder.resolve("parley"));
        link("server-core/target/lib", folder);
        link("client/target/lib", folder);
        copyJars("plugins", folder);
        return folder;
    }

    /// The top of the checkout.
    public static Path top() {
        return TOP;
    }

    /// Starts a server on a free port, and waits until it has said where it listens.
    public static ParleyProcess server(Path installation) {
        return started(installation, "./parley server --port 0");
    }

    /// Runs a command line that starts a server, and waits until it has said where it listens.
    public static ParleyProcess started(Path installation, String command) {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .directory(installation.toFile())
                    .redirectError(installation.resolve("server.log").toFile())
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            List<String> banner = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                banner.add(line);
                if (line.startsWith("Connect: ")) {
                    return new ParleyProcess(process, portIn(banner), banner);
                }
            }
            throw new IllegalStateException(
                    "the server did not start: " + Files.readString(installation.resolve("server.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// What it said when it started, up to how to connect.
    public List<String> banner() {
        return banner;
    }

    /// Kills it, as `kill -9` does, and waits until it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Asks it to stop, as an init system does, and waits until it has.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server did not stop within 20 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int portIn(List<String> banner) {
        return banner.stream()
                .map(LISTENS::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /// The program itself, which nobody changes, with what the build has made for it to start quickly.
    private static void link(String place, Path installation) {
        try (Stream<Path> files = Files.walk(TOP.resolve(place))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path link = installation.resolve(TOP.relativize(file));
                Files.createDirectories(link.getParent());
                try {
                    Files.createLink(link, file);
                } catch (FileSystemException e) { // which has no such links, or is another one
                    copy(file, link);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyJars(String place, Path installation) {
        try (Stream<Path> files = Files.list(TOP.resolve(place))) {
            Path folder = Files.createDirectories(installation.resolve(place));
            files.filter(file -> file.toString().endsWith(".jar"))
                    .forEach(file -> copy(file, folder.resolve(file.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path target) {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
