package dev.parley.api;

/// A nickname that somebody could have, whether they are here or not. As an argument it is checked to be one.
///
/// @param text as it was typed
public record Nickname(String text) {

    @Override
    public String toString() {
        return text;
    }
}
