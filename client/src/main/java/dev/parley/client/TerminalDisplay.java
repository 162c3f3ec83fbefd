package dev.parley.client;

import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.io.IOError;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Lines with time and a little colour, above the line that is being typed. Safe for all threads; a thread
/// of its own prints, because printing waits while the Tab key waits for the server.
final class TerminalDisplay implements Display, AutoCloseable {

    private static final int BACKLOG = 1000;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle BOLD = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle RED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Consumer<AttributedString> above;
    private final DateTimeFormatter clock;
    private final boolean colour;
    /// What is to be printed; nothing means the end.
    private final BlockingQueue<Optional<AttributedString>> backlog = new ArrayBlockingQueue<>(BACKLOG);
    private final Thread printer;

    /// @param above prints above the line that is being typed
    TerminalDisplay(Consumer<AttributedString> above, ZoneId zone, boolean colour) {
        this.above = above;
        this.clock = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
        this.colour = colour;
        this.printer = Thread.ofPlatform().daemon().name("printer").start(this::printAll);
    }

    @Override
    public void show(ServerMessage message) {
        switch (message) {
            case ServerMessage.Line line -> print(wordingOf(line));
            case ServerMessage.Joined joined -> print(event(joined, joined.nick() + " joined!"));
            case ServerMessage.Left left -> print(event(left, left.nick() + " left!"));
            case ServerMessage.Reply reply -> {
                String answer = Wording.of(reply);
                if (!answer.isEmpty()) {
                    print(new AttributedStringBuilder().append(answer));
                }
            }
            case ServerMessage.Error error -> print(new AttributedStringBuilder().styled(RED, Wording.of(error)));
            case ServerMessage.Farewell farewell -> notice(farewell.text());
            case ServerMessage.Removed _,
                    ServerMessage.Welcome _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.History _,
                    ServerMessage.Pong _ -> {}
        }
    }

    @Override
    public void notice(String text) {
        print(new AttributedStringBuilder().styled(FAINT, Printable.line(text)));
    }

    /// Prints what is left, then no more.
    @Override
    public void close() {
        add(Optional.empty());
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AttributedStringBuilder wordingOf(ServerMessage.Line line) {
        if (line.from() == null) {
            return event(line, line.text());
        }
        return stamped(line)
                .styled(BOLD, "<" + Printable.line(line.from()) + ">")
                .append(" ")
                .append(Printable.line(line.text()));
    }

    private AttributedStringBuilder event(ServerMessage.RoomEvent event, String text) {
        return stamped(event).append("* ").append(Printable.line(text));
    }

    private AttributedStringBuilder stamped(ServerMessage.RoomEvent event) {
        return new AttributedStringBuilder()
                .styled(FAINT, "[" + clock.format(Instant.ofEpochMilli(event.time())) + "]")
                .append(" ");
    }

    private void print(AttributedStringBuilder text) {
        add(Optional.of(colour ? text.toAttributedString() : new AttributedString(text.toString())));
    }

    /// Waits when the terminal stands still, and the server with us.
    private void add(Optional<AttributedString> text) {
        try {
            backlog.put(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void printAbove(AttributedString text) {
        try {
            above.accept(text);
        } catch (IOError e) {
            // The terminal is gone, and whoever reads from it will see that too.
        }
    }

    private void printAll() {
        try {
            for (var text = backlog.take(); text.isPresent(); text = backlog.take()) {
                printAbove(text.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
