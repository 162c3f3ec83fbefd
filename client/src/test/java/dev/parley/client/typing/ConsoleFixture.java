package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.Screen;
import dev.parley.client.screen.Theme;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Pauses;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;

/// A console on a terminal whose keys and screen are streams, and a server that does what the test tells it.
abstract class ConsoleFixture {

    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String PROMPT = "ada> ";
    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(50), Duration.ofMillis(50), RandomGenerator.getDefault());

    final FakeServer server = new FakeServer();
    final Screen screen = new Screen(80, 24);
    final Terminal terminal;
    private final Pipe keys;

    private CompletableFuture<Ending> ending = CompletableFuture.completedFuture(Ending.wanted());

    ConsoleFixture() {
        try {
            keys = Pipe.open();
            terminal = new ExternalTerminal(
                    "test", "xterm", Channels.newInputStream(keys.source()), screen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.setSize(Size.of(80, 24));
    }

    void start(Waits waits) {
        begin(waits);
        server.welcome();
        screen.await("/help lists the commands.");
        screen.awaitInput(PROMPT);
    }

    /// On a thread of its own, as in the program: a talk interrupts its thread when the link ends, and a thread
    /// of a pool could be at another test by then.
    void begin(Waits waits) {
        ending = CompletableFuture.supplyAsync(
                () -> talk(waits), Thread.ofPlatform().name("talk").daemon()::start);
    }

    private Ending talk(Waits waits) {
        var entrance = new Entrance(Address.parse(server.as("ada")), Optional.empty(), waits, _ -> {});
        var entered = (Entrance.Outcome.Entered) entrance.enter(Optional::empty);
        var choices = new Seat.Choices(Theme.NONE, LineEditor.Keys.EMACS, Optional.empty());
        return new Seat(terminal, choices, entrance, entered, PAUSES, waits).talk();
    }

    void type(String text) throws IOException {
        keys.sink().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    void expectEnding(Ending expected) {
        assertThat(awaitEnding()).isEqualTo(expected);
    }

    Ending awaitEnding() {
        return ending.orTimeout(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        keys.sink().close();
        awaitEnding();
        terminal.close();
    }
}
