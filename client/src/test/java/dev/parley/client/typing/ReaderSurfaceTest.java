package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.screen.Attention;
import dev.parley.client.screen.Vitals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.junit.jupiter.api.Test;

class ReaderSurfaceTest extends ConsoleFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void aDrawingThatHadToWaitShowsThePromptAsItIsByThen() throws Exception {
        var reader = new ChatReader(terminal);
        var prompt = new Prompt("ada");
        try (var surface = new ReaderSurface(reader, prompt, new Attention(new Vitals("here")))) {
            reader.getWidgets().put("hold", this::hold);
            reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference("hold"), "h");
            Thread typing = Thread.ofPlatform().daemon().start(() -> reader.readLine(prompt.text()));
            screen.awaitInput(PROMPT);
            type("h");
            assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            Thread drawing = Thread.ofPlatform().daemon().start(surface::redraw);
            awaitWaiting(drawing);
            prompt.ask("Sure? ");
            released.countDown();
            screen.awaitInput("Sure?");

            type("\r");
            assertThat(typing.join(PATIENCE)).isTrue();
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
