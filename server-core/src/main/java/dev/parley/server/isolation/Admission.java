package dev.parley.server.isolation;

/// Whether a call into somebody's code may be made.
public sealed interface Admission {

    /// It is under way.
    record Entered(Calls.Visit visit) implements Admission {}

    /// The code has been taken out of service; perhaps there is a newer version.
    record Retired() implements Admission {}

    /// Not now.
    ///
    /// @param reason a sentence for whoever wanted it
    record Busy(String reason) implements Admission {}
}
