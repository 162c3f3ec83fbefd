package dev.parley.api;

import org.pf4j.ExtensionPoint;

/// Sees each line before it is said, and may change or refuse it. Found in the jar like a [Command]. If
/// there are several, each sees what the one before it made of the line, in the order of their plugins' ids.
@FunctionalInterface
public interface LineFilter extends ExtensionPoint {

    /// Decides about a line. Runs on a virtual thread; lines of different people at the same time. The
    /// speaker's next line waits for it, so it has 100 milliseconds, after which the line goes on without
    /// this filter's opinion, as it does when the filter throws.
    ///
    /// @param speaker who wants to say it
    /// @param room where
    /// @param text one line, as it would be shown
    /// @return what becomes of it
    /// @throws Exception whatever goes wrong, for the log
    Verdict judge(User speaker, Room room, String text) throws Exception;

    /// What a filter decided.
    sealed interface Verdict {

        /// The line is fine as it is.
        record Pass() implements Verdict {}

        /// Something else is said instead.
        ///
        /// @param text one line
        record Change(String text) implements Verdict {}

        /// The line is not said.
        ///
        /// @param reason one line to the speaker
        record Refuse(String reason) implements Verdict {}

        /// {@return that the line is fine as it is}
        static Verdict pass() {
            return new Pass();
        }

        /// {@return that something else is said instead}
        ///
        /// @param text one line; if it is blank, nothing is said, and the speaker is told
        static Verdict change(String text) {
            return new Change(text);
        }

        /// {@return that the line is not said, and the speaker is told why}
        ///
        /// @param reason one line
        static Verdict refuse(String reason) {
            return new Refuse(reason);
        }
    }
}
