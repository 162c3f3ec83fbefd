package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/// What a person sees on a terminal: takes the bytes that a program prints, and gives the screen as text.
/// Safe for all threads. Every wait is bounded.
public final class Screen extends OutputStream {

    private static final long PATIENCE_MILLIS = 20_000;

    private static final String ESCAPE = "\u001b";

    private final ScreenTerminal terminal;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder printed = new StringBuilder();
    private String torn = "";
    private ByteBuffer undecoded = ByteBuffer.allocate(8);

    public Screen(int columns, int rows) {
        terminal = new ScreenTerminal(columns, rows);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.allocate(undecoded.position() + length);
        in.put(undecoded.flip()).put(bytes, offset, length).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.decode(in, out, false);
        undecoded = ByteBuffer.allocate(in.remaining() + 8).put(in);
        String text = out.flip().toString();
        printed.append(text);
        terminal.write(likeATerminal(text));
        notifyAll();
    }

    /// A terminal that restores its cursor forgets that it stood behind the last column; JLine's does not,
    /// unless the cursor is moved before.
    private String likeATerminal(String text) {
        String whole = torn + text;
        boolean tears = whole.endsWith(ESCAPE);
        torn = tears ? ESCAPE : "";
        return (tears ? whole.substring(0, whole.length() - 1) : whole).replace(ESCAPE + "8", "\r" + ESCAPE + "8");
    }

    /// The terminal's window has another size.
    public synchronized void resize(int columns, int rows) {
        terminal.setSize(Size.of(columns, rows));
    }

    /// The rows of the screen without the blanks at their ends.
    public synchronized List<String> rows() {
        long[] cells = new long[terminal.getColumns() * terminal.getRows()];
        terminal.dump(cells, new int[2]);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < terminal.getRows(); row++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < terminal.getColumns(); column++) {
                int codePoint = ScreenTerminal.cellCodePoint(cells[row * terminal.getColumns() + column]);
                if (codePoint != 0) { // else the second half of a wide character
                    text.appendCodePoint(codePoint);
                }
            }
            rows.add(text.toString().stripTrailing());
        }
        return rows;
    }

    /// The whole screen as text.
    public String text() {
        return String.join("\n", rows());
    }

    /// The row in which the cursor stands.
    public synchronized String cursorRow() {
        return rows().get(cursor()[1]);
    }

    /// The column in which the cursor stands, from 0. It moves while a row is drawn: wait for it.
    private synchronized int cursorColumn() {
        return cursor()[0];
    }

    /// The lowest row.
    public String lastRow() {
        return rows().getLast();
    }

    /// All that was printed so far, escape sequences included.
    public synchronized String printed() {
        return printed.toString();
    }

    private int[] cursor() {
        int[] cursor = new int[2];
        terminal.dump(new long[terminal.getColumns() * terminal.getRows()], cursor);
        return cursor;
    }

    /// Waits until the screen shows a text.
    public Screen await(String text) {
        return await("'" + text + "'", screen -> screen.text().contains(text));
    }

    /// Waits until the cursor stands in a row that reads so.
    public Screen awaitInput(String row) {
        return await("the cursor in '" + row + "'", screen -> screen.cursorRow().equals(row.stripTrailing()));
    }

    /// Waits until the cursor stands in that column, from 0, of a row that reads so.
    public Screen await(String what, String row, int column) {
        return await(what, screen -> screen.cursorRow().equals(row.stripTrailing()) && screen.cursorColumn() == column);
    }

    /// Waits until the screen is as it should be.
    public synchronized Screen await(String what, Predicate<Screen> condition) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!condition.test(this)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            assertThat(left)
                    .as(() -> "waiting for " + what + "; the screen:\n" + text())
                    .isPositive();
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return this;
    }
}
