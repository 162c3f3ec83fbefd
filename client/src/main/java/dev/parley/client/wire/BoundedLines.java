package dev.parley.client.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Cuts bytes into lines of UTF-8, none longer than a limit. For one thread.
public final class BoundedLines {

    /// What comes next.
    public sealed interface Next {
        /// A line without its end; what was no UTF-8 in it is replaced.
        record Line(String text) implements Next {}

        /// A line over the limit. It is left out, and the one after it comes next.
        record TooLong() implements Next {}

        /// Nothing any more.
        record End() implements Next {}
    }

    private static final int CHUNK = 8192;
    private static final int END = -1;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int filled;
    private boolean skipping;

    public BoundedLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /// The next line; a last one that has no end counts too.
    public Next next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int b = read();
            if (b == END && (line.size() == 0 || skipping)) {
                return new Next.End();
            }
            if (b == '\n' || b == END) {
                if (!skipping) {
                    return new Next.Line(textOf(line));
                }
                skipping = false;
            } else if (!skipping) {
                line.write(b);
                if (line.size() > maxBytes + 1) { // one more, for the \r of a line's end
                    skipping = true;
                    return new Next.TooLong();
                }
            }
        }
    }

    private static String textOf(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int read() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(chunk));
            if (filled == 0) {
                return END;
            }
        }
        return chunk[position++] & 0xFF;
    }
}
