package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Screen;
import dev.parley.client.screen.Attention;
import dev.parley.client.screen.Vitals;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

class ReaderSurfaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Screen screen = new Screen(80, 24);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void aDrawingThatHadToWaitShowsThePromptAsItIsByThen() throws Exception {
        Pipe keys = Pipe.open();
        try (var terminal = new ExternalTerminal(
                "test", "xterm", Channels.newInputStream(keys.source()), screen, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(80, 24));
            var reader = new ChatReader(terminal);
            var prompt = new Prompt("ada");
            var surface = new ReaderSurface(reader, prompt, new Attention(new Vitals("here")));
            reader.getWidgets().put("hold", this::hold);
            reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference("hold"), "h");
            Thread typing = Thread.ofPlatform().daemon().start(() -> reader.readLine(prompt.text()));
            screen.awaitInput("ada>");
            keys.sink().write(ByteBuffer.wrap(new byte[] {'h'}));
            assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            Thread drawing = Thread.ofPlatform().daemon().start(surface::redraw);
            awaitWaiting(drawing);
            prompt.ask("Sure? ");
            released.countDown();
            screen.awaitInput("Sure?");

            keys.sink().write(ByteBuffer.wrap(new byte[] {'\r'}));
            assertThat(typing.join(PATIENCE)).isTrue();
            surface.close();
        }
    }

    /// Keeps the line to itself for a while, as the Tab key does while the server is asked.
    private boolean hold() {
        held.countDown();
        try {
            return released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
