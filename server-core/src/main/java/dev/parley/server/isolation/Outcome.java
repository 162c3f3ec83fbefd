package dev.parley.server.isolation;

import java.util.concurrent.Callable;

/// What became of a call.
public sealed interface Outcome<T> {

    /// Makes a call on this thread: the one place in the server where plugin code is called and whatever it
    /// throws is caught.
    static <T> Outcome<T> of(Callable<T> call) {
        try {
            return new Returned<>(call.call());
        } catch (Throwable thrown) {
            return new Threw<>(Failure.of(thrown));
        }
    }

    /// It returned.
    record Returned<T>(T value) implements Outcome<T> {}

    /// It threw.
    record Threw<T>(Failure failure) implements Outcome<T> {}

    /// It was not over in time. Its thread has been interrupted, and what it still returns is not looked at.
    record TimedOut<T>() implements Outcome<T> {}

    /// It was not made, since a newer version of the code has taken over: that one can be asked.
    record Moved<T>() implements Outcome<T> {}

    /// It did not get its turn in time, and never will: too many calls of the same owner went before it.
    record Crowded<T>() implements Outcome<T> {}
}
