package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.wire.Waits;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The whole client in this process, at the end of a pipe. For one thread. Every wait is bounded.
public final class RunningClient {

    public static final Waits WAITS = new Waits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    private final Captured out = new Captured();
    private final Captured err = new Captured();
    private final Pipe input;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private RunningClient(Map<String, String> environment, Optional<Person> person, Waits waits, String... args) {
        try {
            input = Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var surroundings = new Surroundings(
                Channels.newInputStream(input.source()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                person);
        Thread.ofPlatform().daemon().start(() -> exitCode.complete(Main.run(surroundings, waits, args)));
    }

    public static RunningClient start(String... args) {
        return new RunningClient(Map.of(), Optional.empty(), WAITS, args);
    }

    public static RunningClient start(Waits waits, String... args) {
        return new RunningClient(Map.of(), Optional.empty(), waits, args);
    }

    public static RunningClient start(Map<String, String> environment, String... args) {
        return new RunningClient(environment, Optional.empty(), WAITS, args);
    }

    /// With somebody at a terminal that can only print lines.
    public static RunningClient start(Person person, String... args) {
        return new RunningClient(Map.of("TERM", "dumb"), Optional.of(person), WAITS, args);
    }

    static RunningClient start(Map<String, String> environment, Person person, String... args) {
        return new RunningClient(environment, Optional.of(person), WAITS, args);
    }

    public RunningClient type(String text) {
        try {
            input.sink().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public RunningClient endInput() {
        try {
            input.sink().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Captured out() {
        return out;
    }

    public Captured err() {
        return err;
    }

    /// Waits for the end.
    public void expectExit(int code) {
        assertThat(exitCode.orTimeout(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join())
                .as(() -> "out: " + out.text() + "\nerr: " + err.text())
                .isEqualTo(code);
    }
}
