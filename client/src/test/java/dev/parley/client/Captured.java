package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What a program under test printed, and a way to wait for it. Safe for all threads.
public final class Captured extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
        bytes.write(b, off, len);
        notifyAll();
    }

    public synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Waits until this has been printed, and forgets it and everything before it.
    public synchronized void await(String wanted) {
        long deadline = System.nanoTime() + FakeServer.PATIENCE_MILLIS * 1_000_000L;
        while (!text().contains(wanted)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            assertThat(left)
                    .as(() -> "waiting for " + wanted + "; printed: " + text())
                    .isPositive();
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        String rest = text().substring(text().indexOf(wanted) + wanted.length());
        bytes.reset();
        bytes.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
    }
}
