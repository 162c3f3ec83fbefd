package dev.parley.server.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Guesses what somebody meant to type.
final class Suggestion {

    private static final int MAX_MISTAKES = 2;

    private Suggestion() {}

    /// What to tell somebody who typed a name that there is not: how it goes on, what was meant, or where to look.
    ///
    /// @param typed the first word of it
    /// @param names the commands that they may run
    static String forName(String typed, Collection<String> names) {
        String start = typed.toLowerCase(Locale.ROOT) + " ";
        List<String> longer = names.stream()
                .filter(name -> name.startsWith(start))
                .map(name -> "/" + name)
                .toList();
        if (!longer.isEmpty()) {
            return "It goes on: " + String.join(", ", longer) + ".";
        }
        return closest(typed, names).map(name -> "Did you mean /" + name + "?").orElse("/help lists the commands.");
    }

    /// The candidate that is at most two mistakes away, and fewer than the word has letters; the closest, if
    /// there are several.
    static Optional<String> closest(String word, Collection<String> candidates) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        LevenshteinDistance distance = new LevenshteinDistance(Math.min(MAX_MISTAKES, word.length() - 1));
        record Guess(String candidate, int mistakes) {}
        return candidates.stream()
                .map(c -> new Guess(c, distance.apply(word.toLowerCase(Locale.ROOT), c.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.mistakes() >= 0)
                .min(Comparator.comparingInt(Guess::mistakes).thenComparing(Guess::candidate))
                .map(Guess::candidate);
    }
}
