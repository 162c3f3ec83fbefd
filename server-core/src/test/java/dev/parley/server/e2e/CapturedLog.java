package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// What is logged while this is open. Plugins' own output is swallowed.
final class CapturedLog implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    CapturedLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    String text() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /// Waits until the log contains something.
    void await(String part) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!text().contains(part) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(text()).contains(part);
    }

    @Override
    public void close() {
        System.setErr(err);
        System.setOut(out);
    }
}
