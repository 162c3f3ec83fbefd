package dev.parley.api;

/// A thread or a timer that a plugin was lent. Safe for all threads.
@FunctionalInterface
public interface Task {

    /// Ends it: a timer does not fire any more, a thread is interrupted. Does nothing if it is over.
    void cancel();
}
