package dev.parley.client.typing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a command as the server splits it: at blanks, but not within double quotes.
///
/// @param texts the words, with their quotes
/// @param finished whether the last one is over: a blank follows, or there is none
record Words(List<String> texts, boolean finished) {

    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|\\S+");

    static Words of(String line) {
        Matcher matcher = WORD.matcher(line);
        List<String> texts = matcher.results().map(found -> found.group()).toList();
        boolean finished = texts.isEmpty() || !line.endsWith(texts.getLast());
        return new Words(texts, finished);
    }
}
