package dev.parley.client.typing;

import dev.parley.client.talk.Questions;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Lets the Tab key ask the server. Only the server knows where words begin and end, so to JLine all that
/// stands before the cursor is one word, and a candidate replaces all of it. For the thread that reads the
/// terminal.
final class ServerCompleter implements Completer {

    private final Questions questions;
    private final CommandBook book;

    ServerCompleter(Questions questions, CommandBook book) {
        this.questions = questions;
        this.book = book;
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        questions
                .ask(parsed.line(), parsed.cursor())
                .ifPresent(completions -> completions.candidates().stream()
                        .map(candidate -> candidate(completions.start(), parsed, candidate))
                        .forEach(candidates::add));
        book.ownStartingWith(parsed.word())
                .map(own -> new Candidate(
                        "/" + own.word(), "/" + own.word(), null, own.info().help(), null, null, true))
                .forEach(candidates::add);
    }

    private static Candidate candidate(int start, ParsedLine parsed, ServerMessage.Candidate candidate) {
        String typed = parsed.word();
        String text = Printable.line(candidate.text());
        String help = candidate.help() == null ? null : Printable.line(candidate.help());
        String before = typed.substring(0, Math.clamp(start, 0, typed.length()));
        return new Candidate(before + text, text, null, help, null, null, !text.endsWith(" "));
    }

    /// What JLine is to take for words.
    static Parser parser() {
        return (line, cursor, context) -> new Whole(line, cursor);
    }

    /// The line up to the cursor as the only word.
    private record Whole(String line, int cursor) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(0, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return cursor;
        }
    }
}
