package dev.parley.server.command;

/// One of the names by which a command is called, and whether it stands in a line: right behind the slash, in any
/// letter case, its words with any blanks between them. Looked up where it stands, without cutting it out.
///
/// @param text one to three words with one blank between them, in lower case
record CommandName(String text, RegisteredCommand<?> command) {

    /// How its first word compares to the first word of a line: less than 0 if a line with this one comes earlier
    /// in the order of names.
    int compareFirstWord(String line) {
        int at = 1; // behind the slash
        for (int i = 0; i < text.length() && text.charAt(i) != ' '; i++, at++) {
            int difference = at < line.length() ? text.charAt(i) - lower(line.charAt(at)) : 1;
            if (difference != 0) {
                return difference;
            }
        }
        return isWordEnd(line, at) ? 0 : -1;
    }

    boolean isIn(String line) {
        return argumentsStart(line) >= 0;
    }

    /// Where in a line its arguments start; -1 if the name does not stand there.
    int argumentsStart(String line) {
        int at = 1; // behind the slash
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && isWordEnd(line, at)) {
                at = Word.skipBlanks(line, at);
            } else if (at < line.length() && lower(line.charAt(at)) == c) {
                at++;
            } else {
                return -1;
            }
        }
        return isWordEnd(line, at) ? at : -1;
    }

    /// A letter in lower case: names have only those that ASCII has.
    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    }

    private static boolean isWordEnd(String line, int at) {
        return at >= line.length() || Word.isBlank(line.charAt(at));
    }
}
