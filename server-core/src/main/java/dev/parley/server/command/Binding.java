package dev.parley.server.command;

/// What became of the arguments that somebody typed. Refusals are values: what a person can cause is
/// answered, never thrown.
///
/// @param <A> the record of arguments
public sealed interface Binding<A> {

    /// They fit.
    record Bound<A>(A arguments) implements Binding<A> {}

    /// They do not fit.
    ///
    /// @param column where in the line, in Unicode code points from 1
    record Refused<A>(int column, String reason) implements Binding<A> {}

    /// They do not fit.
    ///
    /// @param index where in the line, in UTF-16 code units from 0
    static <A> Binding<A> refusedAt(String line, int index, String reason) {
        return new Refused<>(line.codePointCount(0, Math.min(index, line.length())) + 1, reason);
    }
}
