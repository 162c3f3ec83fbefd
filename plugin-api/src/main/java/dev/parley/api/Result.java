package dev.parley.api;

/// What came of something that the server may refuse.
public sealed interface Result {

    /// It was done.
    record Done() implements Result {}

    /// It was not done.
    ///
    /// @param reason one line for the person who asked
    record Refused(String reason) implements Result {}

    /// {@return that it was done}
    static Result done() {
        return new Done();
    }

    /// {@return that it was not done, and why}
    ///
    /// @param reason one line for the person who asked
    static Result refused(String reason) {
        return new Refused(reason);
    }

    /// {@return the answer to the caller: the text if it was done, else the refusal}
    ///
    /// @param whenDone one line, or several with `\n` between them
    default Reply reply(String whenDone) {
        return switch (this) {
            case Done _ -> Reply.text(whenDone);
            case Refused(String reason) -> Reply.refused(reason);
        };
    }
}
