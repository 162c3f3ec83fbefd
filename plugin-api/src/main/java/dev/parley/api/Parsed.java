package dev.parley.api;

/// What became of one word that an [ArgumentType] was given.
///
/// @param <T> the type of the argument
public sealed interface Parsed<T> {

    /// The word was understood.
    ///
    /// @param <T> the type of the argument
    /// @param value what it means
    record Understood<T>(T value) implements Parsed<T> {}

    /// The word was not understood.
    ///
    /// @param <T> the type of the argument
    /// @param reason what is wrong with it, for the caller to read: `no colour is called "grue"`. No full
    /// stop.
    record Unreadable<T>(String reason) implements Parsed<T> {}

    /// {@return that the word means this}
    ///
    /// @param <T> the type of the argument
    /// @param value what it means
    static <T> Parsed<T> understood(T value) {
        return new Understood<>(value);
    }

    /// {@return that the word means nothing, for this reason}
    ///
    /// @param <T> the type of the argument
    /// @param reason for the caller to read; no full stop
    static <T> Parsed<T> unreadable(String reason) {
        return new Unreadable<>(reason);
    }
}
