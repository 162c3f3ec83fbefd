package dev.parley.client.screen;

import java.util.regex.Pattern;

/// Tells whether a line names the person. Immutable.
///
/// @param nick their name as the server writes it
record Mentions(String nick, Pattern word) {

    private static final String LETTER = "[\\p{L}\\p{N}_]";

    /// Looks for the name as a word of its own, in any letter case.
    static Mentions of(String nick) {
        return new Mentions(
                nick,
                Pattern.compile(
                        "(?<!" + LETTER + ")" + Pattern.quote(nick) + "(?!" + LETTER + ")",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean in(String text) {
        return !nick.isEmpty() && word.matcher(text).find();
    }
}
