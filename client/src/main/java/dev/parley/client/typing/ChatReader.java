package dev.parley.client.typing;

import java.io.IOError;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/// JLine's line reader, but for what it does when the window gets another height: it empties the rows that
/// came to be, where terminals show again what had scrolled out, and leaves the input where the status
/// belongs. For the thread that reads, but for [#renew].
final class ChatReader extends LineReaderImpl {

    /// The widget that puts input and status in their places again.
    static final String SETTLE = "parley-settle";

    ChatReader(Terminal terminal) {
        super(terminal, "parley", null);
    }

    /// A prompt as JLine wants it: a % alone would mean something to it.
    static String escaped(String prompt) {
        return prompt.replace("%", "%%");
    }

    /// Draws the line that is being typed anew, behind the prompt as it is when that can be done. Any thread; waits
    /// while the Tab key does.
    void renew(Prompt prompt) {
        lock.lock();
        try {
            if (reading) {
                setPrompt(escaped(prompt.text())); // not before: it may have become a question meanwhile
                callWidget(REDISPLAY);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void handleSignal(Signal signal) {
        try {
            if (signal == Signal.WINCH) {
                settle();
            } else {
                super.handleSignal(signal);
            }
        } catch (IOError e) {
            // The terminal is gone, and whoever reads from it will see that too.
        }
    }

    private void settle() {
        lock.lock();
        try {
            Size now = terminal.getBufferSize();
            if (now.getRows() != size.getRows() || now.getColumns() != size.getColumns()) {
                size = now;
                display.resize(now);
                display.reset();
                callWidget(SETTLE);
            }
        } finally {
            lock.unlock();
        }
    }
}
