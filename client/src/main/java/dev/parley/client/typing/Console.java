package dev.parley.client.typing;

import dev.parley.client.talk.Display;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Link;
import dev.parley.client.talk.Typed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/// Lets a person type on a terminal while lines come in. For one thread, which waits for keys.
final class Console {

    private static final String HINT = "Ctrl-D or /quit leaves";

    private final LineReader reader;
    private final ReaderSurface surface;
    private final Link link;
    private final Display display;
    private final CommandBook book;
    private final Secrets secrets;
    private final Prompt prompt;
    private @Nullable String unsent;

    Console(
            LineReader reader,
            ReaderSurface surface,
            Link link,
            Display display,
            CommandBook book,
            Secrets secrets,
            Prompt prompt) {
        this.reader = reader;
        this.surface = surface;
        this.link = link;
        this.display = display;
        this.book = book;
        this.secrets = secrets;
        this.prompt = prompt;
    }

    /// Reads and sends until the person leaves or the link has ended.
    Ending run() {
        Thread typing = Thread.currentThread();
        CompletableFuture<Ending> woken = link.ended().whenComplete((_, _) -> typing.interrupt());
        while (!link.ended().isDone()) {
            try {
                submit(read(unsent));
            } catch (UserInterruptException e) {
                Thread.interrupted(); // JLine sets it again, and the next read would end at once
                unsent = null;
                hintAt(e.getPartialLine());
            } catch (EndOfFileException e) {
                link.leave();
                break;
            }
        }
        Ending ending = woken.join();
        Thread.interrupted(); // it was only to wake us
        return ending;
    }

    /// @param text stands in the line from the beginning
    private String read(@Nullable String text) {
        return reader.readLine(ChatReader.escaped(prompt.text()), null, (MaskingCallback) null, text);
    }

    /// A paste can hold several lines.
    private void submit(String typed) {
        unsent = null;
        List<String> lines = typed.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            link.submit("");
        } else if (!hasRoom(lines)) {
            unsent = typed.stripTrailing();
            display.notice("Too many lines wait to be sent: these would be more than can");
        } else if (lines.size() == 1 || isMeant(typed, lines.size())) {
            lines.forEach(this::send);
        }
    }

    private boolean hasRoom(List<String> lines) {
        return lines.size() <= link.room()
                || lines.stream().allMatch(line -> book.own(line).isPresent());
    }

    /// Asks about several lines. Without a yes they stand in the line again.
    private boolean isMeant(String typed, int count) {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        prompt.ask("Send " + count + " lines? (y/n) ");
        try {
            String answer = read(null).strip();
            boolean yes = answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
            unsent = yes ? null : typed.stripTrailing();
            return yes;
        } finally {
            prompt.asked();
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    private void send(String line) {
        if (Typed.isCommand(line)) {
            display.notice(prompt.text() + secrets.shown(line));
        }
        book.own(line).ifPresentOrElse(this::run, () -> link.submit(line));
    }

    private void run(OwnCommand own) {
        switch (own) {
            case CLEAR -> surface.clear();
            case SEND -> link.sendKept();
            case DROP -> link.dropKept();
        }
    }

    /// Ctrl-C has cleared the line, or there was nothing to clear.
    private void hintAt(String cleared) {
        if (cleared.isEmpty() && !link.ended().isDone()) {
            display.notice(HINT);
        }
    }
}
