package dev.parley.plugins.wordfilter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words on the list, in the form in which they are compared. Immutable.
///
/// @param folded whole words: letter case does not count, nor how an accent is encoded
record Words(Set<String> folded) {

    static final Words NONE = new Words(Set.of());

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_WORDS = 20_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

    /// Reads a list: one word a line; what follows a `#`, and blank lines, do not count.
    ///
    /// @throws IOException if it cannot be read, or is no such list; the message says why
    static Words read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES + " bytes");
        }
        List<String> lines = Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MAX_WORDS) {
            throw new IOException("it has more than " + MAX_WORDS + " words");
        }
        for (String line : lines) {
            if (!WORD.matcher(line).matches()) {
                throw new IOException("\"" + line + "\" is not one word");
            }
        }
        return new Words(lines.stream().map(Words::fold).collect(Collectors.toUnmodifiableSet()));
    }

    /// A text with each word of the list in it put through something, the rest as it was.
    String replaced(String text, UnaryOperator<String> replacement) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(
                        folded.contains(fold(word.group())) ? replacement.apply(word.group()) : word.group()));
    }

    /// Whether a text has a word of the list in it.
    boolean occurIn(String text) {
        return WORD.matcher(text).results().anyMatch(word -> folded.contains(fold(word.group())));
    }

    private static String fold(String word) {
        String normal = Normalizer.normalize(word, Normalizer.Form.NFKC);
        return normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // STRASSE and straße are one word
    }
}
