package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// An admin who replaces the plugin `hello` again and again, in all the ways in which that is done and goes
/// wrong, and waits after each for the line that tells what became of it.
///
/// For one thread.
final class Rollout {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// Longer than from a look of the server to the one after the next: half a file looks as if it were all.
    private static final long PAUSE_MILLIS = 1_100;
    private static final int PIECES = 3;

    private static final List<Way> GOOD = List.of(Way.RENAMED, Way.OVERWRITTEN_SLOWLY, Way.NEWER_FILE);
    private static final List<Way> BAD = List.of(Way.NOT_A_ZIP, Way.CONSTRUCTOR_THROWS, Way.TRUNCATED, Way.NAME_TAKEN);

    private final Path plugins;
    private final Path scratch;
    private final Peer admin;
    private final List<Path> versions = new ArrayList<>();
    private final Path throwing;
    private final Path clashing;
    private final Map<Way, Integer> done = new EnumMap<>(Way.class);
    private Path current;
    private int serving;
    private int failures;
    private long slowestNanos;

    /// How a jar comes into the folder, or what is wrong with it.
    enum Way {
        RENAMED,
        OVERWRITTEN_SLOWLY,
        NEWER_FILE,
        NOT_A_ZIP,
        CONSTRUCTOR_THROWS,
        TRUNCATED,
        NAME_TAKEN
    }

    /// Compiles all versions, so that no compiler runs while delays are measured.
    ///
    /// @param plugins the server's plugin folder
    /// @param scratch any other folder on the same disk
    /// @param admin who is told of the plugins, logged in
    /// @param count how many versions there will be after the first
    Rollout(Path plugins, Path scratch, Peer admin, int count) {
        this.plugins = plugins;
        this.scratch = scratch;
        this.admin = admin;
        for (int i = 0; i <= count; i++) {
            versions.add(PluginJars.plugin(scratch, "hello", "1.0." + i)
                    .command("Hello", slash("hello"), "return Reply.text(\"version " + i + "\");")
                    .jar(scratch.resolve("hello-1.0." + i + ".jar")));
        }
        throwing = PluginJars.plugin(scratch, "hello", "2.0.0")
                .source("Hello", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(%s)
                        public final class Hello implements Command<Hello.Args> {
                            public record Args() {}
                            public Hello() { throw new IllegalStateException("out of order"); }
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """.formatted(slash("hello")))
                .jar(scratch.resolve("throwing.jar"));
        clashing = PluginJars.plugin(scratch, "hello", "2.0.0")
                .command("Hello", slash("hello"), "return Reply.text(\"version 2000\");")
                .command("Kick", slash("kick"), "return Reply.nothing();")
                .jar(scratch.resolve("clashing.jar"));
        current = plugins.resolve("hello.jar");
    }

    /// Loads the first version.
    void first() throws IOException {
        Files.copy(versions.getFirst(), current);
        awaitWord("plugin hello 1.0.0 is loaded: /hello", System.nanoTime());
    }

    /// The next version comes and takes over.
    void succeed() throws IOException {
        Way way = GOOD.get(serving % GOOD.size());
        Path jar = versions.get(serving + 1);
        switch (way) {
            case RENAMED -> rename(jar, current);
            case OVERWRITTEN_SLOWLY -> overwriteSlowly(jar, current);
            default -> rename(jar, plugins.resolve(jar.getFileName()));
        }
        long complete = System.nanoTime();
        awaitWord("plugin hello 1.0." + serving + " is upgraded to 1.0." + (serving + 1), complete);
        if (way == Way.NEWER_FILE) {
            Files.delete(current);
            current = plugins.resolve(jar.getFileName());
        }
        serving++;
        done.merge(way, 1, Integer::sum);
    }

    /// A jar comes that cannot take over.
    void fail() throws IOException {
        Way way = BAD.get(failures++ % BAD.size());
        String reason = switch (way) {
            case CONSTRUCTOR_THROWS -> {
                rename(throwing, current);
                yield "the constructor of example.Hello failed";
            }
            case NAME_TAKEN -> {
                rename(clashing, current);
                yield "the name /kick is taken by kick";
            }
            case TRUNCATED -> {
                byte[] whole = Files.readAllBytes(throwing);
                abandon(Arrays.copyOf(whole, whole.length / 2));
                yield "it is not a whole jar";
            }
            default -> {
                abandon("not a jar".getBytes(StandardCharsets.US_ASCII));
                yield "it is not a whole jar";
            }
        };
        long complete = System.nanoTime();
        String word = awaitWord("plugin " + current.getFileName() + " is refused: " + reason, complete);
        assertThat(word).endsWith("; hello 1.0." + serving + " goes on serving");
        done.merge(way, 1, Integer::sum);
    }

    /// How often each way was gone.
    Map<Way, Integer> done() {
        return done;
    }

    /// The longest time from when a jar was complete until the admin was told what became of it.
    double slowestMillis() {
        return slowestNanos / 1e6;
    }

    private static String slash(String name) {
        return "name = \"" + name + "\", help = \"Says which version this is\"";
    }

    private void rename(Path jar, Path target) throws IOException {
        Path next = Files.copy(jar, scratch.resolve("next"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What nobody has worked on for long counts as broken, not as unfinished.
    private void abandon(byte[] content) throws IOException {
        Path next = Files.write(scratch.resolve("next"), content);
        Files.setLastModifiedTime(next, FileTime.fromMillis(failures));
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The way of a slow copy: the file is there at once, and grows.
    private static void overwriteSlowly(Path jar, Path target) throws IOException {
        byte[] whole = Files.readAllBytes(jar);
        Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int piece = 0; piece < PIECES; piece++) {
                int from = whole.length * piece / PIECES;
                int length = whole.length * (piece + 1) / PIECES - from;
                CompletableFuture.runAsync(() -> write(out, whole, from, length), piece == 0 ? Runnable::run : later)
                        .join();
            }
        }
    }

    private static void write(OutputStream out, byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the next line about plugins, which must be this one.
    private String awaitWord(String start, long complete) {
        long deadline = complete + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            JsonObject message = admin.nextMessage();
            if (message.get("type").getAsString().equals("reply")) {
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - complete);
                String word = message.get("text").getAsString();
                assertThat(word).startsWith(start);
                return word;
            }
        }
        throw new AssertionError("the admin is not told within " + PATIENCE + ": " + start);
    }
}
