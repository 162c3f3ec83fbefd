package dev.parley.protocol;

import java.util.regex.Pattern;

/// Makes text from the network fit to be shown: nothing that is left in it can move a cursor, end a line or
/// turn the direction of what stands beside it.
public final class Printable {

    private static final Pattern BLANK = Pattern.compile("[\\t\\n\\r\\u2028\\u2029]+");
    /// C0 and C1 controls, lone surrogates, and the embedding, override and isolate controls of UAX 9.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

    private Printable() {}

    /// One line: tabs and line breaks become a space, other unsafe characters U+FFFD.
    public static String line(String text) {
        return isPrintable(text)
                ? text
                : UNSAFE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("\uFFFD");
    }

    /// The same for text of several lines: `\n` stays.
    public static String lines(String text) {
        return text.indexOf('\n') < 0
                ? line(text)
                : String.join("\n", text.lines().map(Printable::line).toList());
    }

    /// Whether [#line(String)] would change nothing. Most text is ASCII, so that is looked at first.
    private static boolean isPrintable(String text) {
        return isPrintableAscii(text)
                || !(BLANK.matcher(text).find() || UNSAFE.matcher(text).find());
    }

    /// A loop, since every line that is said passes here: a stream costs ten times as much.
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
