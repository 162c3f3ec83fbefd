package dev.parley.api;

/// A secret that somebody typed. As an argument it is one word, or several in quotes; it is never completed,
/// and the arguments of a command that takes one stand in no log and in no audit log. Clients keep such a line
/// out of their history.
public final class Password {

    private final String text;

    /// Wraps what was typed.
    ///
    /// @param text as it was typed
    public Password(String text) {
        this.text = text;
    }

    /// {@return the secret itself} Hand it on, and show it to nobody.
    public String text() {
        return text;
    }

    /// {@return a mark that gives nothing away}
    @Override
    public String toString() {
        return "…";
    }
}
