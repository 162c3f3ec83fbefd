package dev.parley.client.screen;

import dev.parley.client.talk.Display;
import dev.parley.protocol.ServerMessage;
import java.io.IOError;
import java.time.ZoneId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/// Lines with time and colour above the line that is being typed, and the line of status below it. Safe for
/// all threads. A thread of its own prints, many lines at once when many come, so that neither the server
/// nor the keyboard waits for the terminal. What a terminal that stands still would leave waiting is
/// bounded: the oldest lines are left out then, which is said.
public final class TerminalDisplay implements Display, AutoCloseable {

    static final int MAX_WAITING = 10_000;
    private static final int PAGE = 200;
    private static final long PAUSE_MILLIS = 33;
    private static final long PATIENCE_MILLIS = 3_600_000;
    private static final Entry NUDGE = new Entry.Nudge();

    private final Surface surface;
    private final Vitals vitals;
    private final Look look;
    private final Transcript transcript;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread printer;
    private volatile boolean closing;
    private @Nullable String shownStatus;
    private long lastPrinted = -PAUSE_MILLIS;

    public TerminalDisplay(Surface surface, Vitals vitals, Theme theme, ZoneId zone) {
        this.surface = surface;
        this.vitals = vitals;
        this.look = theme.look();
        this.transcript = new Transcript(look, zone, TerminalDisplay::millis);
        vitals.onChange(this::nudge);
        this.printer = Thread.ofPlatform().daemon().name("printer").start(this::printAll);
    }

    @Override
    public void show(ServerMessage message) {
        put(new Entry.Live(message));
    }

    /// Shows a line that was said a while ago.
    public void recall(ServerMessage.Line line) {
        put(new Entry.Past(line));
    }

    @Override
    public void notice(String text) {
        put(new Entry.Notice(text));
    }

    /// Lets the status be drawn anew.
    public void nudge() {
        if (nudged.compareAndSet(false, true)) {
            put(NUDGE);
        }
    }

    /// Lets the line that is being typed be drawn anew.
    public void renew() {
        stale.set(true);
        nudge();
    }

    /// Prints what is left, then no more.
    @Override
    public void close() {
        closing = true;
        put(new Entry.End());
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Entry entry) {
        while (!waiting.offer(entry)) {
            if (waiting.poll() != null) {
                leftOut.incrementAndGet();
            }
        }
    }

    private void printAll() {
        try {
            boolean more = true;
            while (more) {
                more = printPage();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for something to print, and prints it together with what waits behind it.
    ///
    /// @return whether more may come
    private boolean printPage() throws InterruptedException {
        Page page = new Page();
        Entry entry = waiting.poll(transcript.waitMillis().orElse(PATIENCE_MILLIS), TimeUnit.MILLISECONDS);
        int count = 0;
        while (entry != null && !(entry instanceof Entry.End)) {
            tellLeftOut(page);
            transcript.write(entry, page);
            count++;
            entry = count < PAGE ? waiting.poll() : null;
        }
        if (entry == null) {
            transcript.writeDue(page);
        } else {
            transcript.write(entry, page);
        }
        draw(page);
        return entry == null;
    }

    private void tellLeftOut(Page page) {
        long lines = leftOut.getAndSet(0);
        if (lines > 0) {
            page.add(new AttributedStringBuilder()
                    .styled(
                            look.aside(),
                            lines + " lines came faster than this terminal shows them, and are left out"));
        }
    }

    private void draw(Page page) {
        try {
            nudged.set(false);
            if (stale.getAndSet(false)) {
                surface.redraw();
            }
            if (!page.isEmpty()) {
                surface.print(page.text(), page.rings());
                lastPrinted = millis();
            }
            String status = vitals.now().line();
            if (!status.equals(shownStatus)) {
                shownStatus = status;
                surface.status(new AttributedString(status, look.status()));
            }
        } catch (IOError e) {
            // The terminal is gone, and whoever reads from it will see that too.
        }
    }

    /// Lets the keyboard have the terminal between two pages.
    private void pause() throws InterruptedException {
        long left = lastPrinted + PAUSE_MILLIS - millis();
        if (left > 0 && !closing) {
            TimeUnit.MILLISECONDS.sleep(left);
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
