package dev.parley.client.typing;

import dev.parley.client.screen.Attention;
import dev.parley.client.screen.Surface;
import java.io.IOError;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/// The terminal around the line that is being typed. Safe for all threads: the reader's lock is held while
/// it is drawn on.
final class ReaderSurface implements Surface, AutoCloseable {

    private static final String BELL = "\u0007";

    private final ChatReader reader;
    private final Prompt prompt;
    private final Terminal terminal;
    private final Status status;
    private final Attributes found;
    private volatile AttributedString line = AttributedString.EMPTY;

    ReaderSurface(ChatReader reader, Prompt prompt, Attention attention) {
        this.reader = reader;
        this.prompt = prompt;
        this.terminal = reader.getTerminal();
        this.status = Status.getStatus(terminal);
        reader.getWidgets().put(LineReader.CALLBACK_INIT, this::draw);
        reader.getWidgets().put(ChatReader.SETTLE, this::settle);
        reader.getWidgets().put(LineReader.FOCUS_IN, () -> focus(attention, true));
        reader.getWidgets().put(LineReader.FOCUS_OUT, () -> focus(attention, false));
        // Also between two lines: else the terminal would show what is typed ahead, and Ctrl-C would end the program.
        found = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        terminal.trackFocus(true);
        reserve();
    }

    /// Sets a row aside for the status before anything is printed. JLine takes the cursor to stand in the
    /// lowest row then, and moves it up by one wherever it stands: hence the line end.
    private void reserve() {
        terminal.writer().println();
        status.update(List.of(new AttributedString(" ")));
        terminal.flush();
    }

    @Override
    public void print(AttributedString lines, boolean bell) {
        reader.printAbove((bell ? BELL : "") + lines.toAnsi(terminal));
    }

    @Override
    public void redraw() {
        reader.renew(prompt);
    }

    @Override
    public void status(AttributedString text) {
        line = text;
        try {
            if (reader.isReading()) {
                reader.callWidget(LineReader.CALLBACK_INIT);
            }
        } catch (IllegalStateException e) {
            // A line has been finished just now, and the next one draws the status when it begins.
        }
    }

    /// Empties the screen. Not while a line is being typed.
    void clear() {
        terminal.puts(Capability.clear_screen);
        status.reset();
        terminal.flush();
    }

    /// Leaves the terminal as it was found, but for what was printed.
    @Override
    public void close() {
        try {
            terminal.trackFocus(false);
            status.hide();
            terminal.setAttributes(found);
            terminal.flush();
        } catch (IOError e) {
            // The terminal is gone, and with it what should have been put right.
        }
    }

    private boolean draw() {
        reader.setPrompt(ChatReader.escaped(prompt.text())); // another one, perhaps, than when this line was begun
        if (!line.isEmpty()) {
            status.update(List.of(line));
        }
        return true;
    }

    /// The window has another size: takes the status away, makes room for it in its new place, and draws it
    /// and the input anew. What stands above the input stays. JLine moves the cursor up by one whenever it
    /// sets rows aside, hence the line ends.
    private boolean settle() {
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
        terminal.puts(Capability.save_cursor);
        status.reset();
        terminal.puts(Capability.restore_cursor);
        terminal.writer().println();
        status.hide();
        status.resize(terminal.getSize());
        terminal.writer().println();
        draw();
        reader.callWidget(LineReader.REDRAW_LINE);
        reader.callWidget(LineReader.REDISPLAY);
        return true;
    }

    private static boolean focus(Attention attention, boolean front) {
        attention.focus(front);
        return true;
    }
}
