package dev.parley.client;

import dev.parley.protocol.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Lets a person type on a terminal while lines come in. For one thread, which waits for keys.
final class Console {

    /// The parts of a list of completions that JLine would colour.
    private static final List<String> COLOURED = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION);

    private static final String HINT = "Ctrl-D or /quit leaves";

    private final LineReader reader;
    private final Conversation conversation;
    private final Display display;
    private final String prompt;

    /// @param reader as [#readerOn(Terminal, Questions, boolean)] makes it
    Console(LineReader reader, Conversation conversation, Display display, String nick) {
        this.reader = reader;
        this.conversation = conversation;
        this.display = display;
        this.prompt = Printable.line(nick) + "> ";
    }

    /// The terminal of this process, or nothing if it cannot do more than print lines.
    static Optional<Terminal> terminal() {
        try {
            // About grapheme clusters JLine would ask the terminal, and drop what is typed meanwhile.
            return Optional.of(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .jni(false)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /// A line editor that treats chat as text: no shell history expansion, no words, no quotes. What was
    /// typed vanishes when it is sent: it comes back from the server.
    static LineReader readerOn(Terminal terminal, Questions questions, boolean colour) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new ServerCompleter(questions))
                .parser(ServerCompleter.parser())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        if (!colour) {
            COLOURED.forEach(style -> reader.setVariable(style, "fg:default"));
        }
        return reader;
    }

    /// Reads and sends until the person leaves or the connection is over.
    Ending run() {
        Thread typing = Thread.currentThread();
        CompletableFuture<Ending> woken = conversation.ended().whenComplete((_, _) -> typing.interrupt());
        while (!conversation.ended().isDone()) {
            try {
                submit(reader.readLine(prompt.replace("%", "%%"))); // a % alone would mean something to JLine
            } catch (UserInterruptException e) {
                Thread.interrupted(); // JLine sets it again, and the next read would end at once
                hintAt(e.getPartialLine());
            } catch (EndOfFileException e) {
                conversation.leave();
                break;
            }
        }
        Ending ending = woken.join();
        Thread.interrupted(); // it was only to wake us
        return ending;
    }

    /// A paste can hold several lines.
    private void submit(String typed) {
        typed.lines().forEach(line -> {
            if (Typed.isCommand(line)) {
                display.notice(prompt + line);
            }
            conversation.submit(line);
        });
    }

    /// Ctrl-C has cleared the line, or there was nothing to clear.
    private void hintAt(String cleared) {
        if (cleared.isEmpty() && !conversation.ended().isDone()) {
            display.notice(HINT);
        }
    }
}
