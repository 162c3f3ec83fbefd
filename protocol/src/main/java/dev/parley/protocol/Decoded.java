package dev.parley.protocol;

/// What became of a line that was read.
///
/// @param <M> the kind of message that was expected
public sealed interface Decoded<M> {

    /// The line is this message.
    record Message<M>(M message) implements Decoded<M> {}

    /// The line is no message.
    ///
    /// @param reason one line for whoever wrote the sending program
    record Malformed<M>(ErrorCode code, String reason) implements Decoded<M> {}
}
