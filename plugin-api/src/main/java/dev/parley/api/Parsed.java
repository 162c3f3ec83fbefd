package dev.parley.api;

/// What became of one word that an [ArgumentType] was given.
///
/// @param <T> the type of the argument
public sealed interface Parsed<T> {

    /// The word was understood.
    ///
    /// @param value what it means
    record Understood<T>(T value) implements Parsed<T> {}

    /// The word was not understood.
    ///
    /// @param reason what is wrong with it, for the caller to read: `no colour is called "grue"`. No full
    /// stop.
    record Unreadable<T>(String reason) implements Parsed<T> {}

    /// The word means this.
    static <T> Parsed<T> understood(T value) {
        return new Understood<>(value);
    }

    /// The word means nothing, for this reason.
    static <T> Parsed<T> unreadable(String reason) {
        return new Unreadable<>(reason);
    }
}
