package dev.parley.server.command;

import org.jspecify.annotations.Nullable;

/// One word of a line: up to the next blank, or several words in double quotes, in which `\"` and `\\` stand
/// for a quote and a backslash.
///
/// @param text the word without its quotes
/// @param start where it starts in the line, quote included
/// @param end where the line goes on after it
/// @param quoted whether it starts with a quote
/// @param closed false if that quote is never closed
record Word(String text, int start, int end, boolean quoted, boolean closed) {

    /// The first word at or after a place in a line; null if there is none.
    static @Nullable Word at(String line, int from) {
        int start = skipBlanks(line, from);
        return start < line.length() ? startingAt(line, start) : null;
    }

    /// What stands right behind the slash of a line; null if that is nothing or a blank.
    static @Nullable Word behindSlash(String line) {
        Word word = at(line, 1);
        return word != null && word.start() == 1 ? word : null;
    }

    /// The word at a place that is no blank.
    static Word startingAt(String line, int start) {
        if (line.charAt(start) == '"') {
            return quoted(line, start);
        }
        int end = plainEnd(line, start);
        return new Word(line.substring(start, end), start, end, false, true);
    }

    /// Where a word without quotes ends.
    static int plainEnd(String line, int start) {
        int end = start;
        while (end < line.length() && !isBlank(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /// A text as one word: in quotes if it needs them.
    static String quote(String text) {
        boolean plain = !text.isEmpty()
                && !text.startsWith("\"")
                && !text.startsWith("--")
                && text.chars().noneMatch(c -> isBlank((char) c));
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Most characters are seen to be none without Java's tables.
    static boolean isBlank(char c) {
        return (c <= ' ' || c > '~') && Character.isWhitespace(c);
    }

    private static Word quoted(String line, int start) {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            boolean escape =
                    line.charAt(at) == '\\' && at + 1 < line.length() && "\"\\".indexOf(line.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            text.append(line.charAt(at++));
        }
        boolean closed = at < line.length();
        return new Word(text.toString(), start, closed ? at + 1 : at, true, closed);
    }
}
