package dev.parley.testkit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Waiting with an end: by the real clock, for at most [Traffic#PATIENCE].
final class Waiting {

    private Waiting() {}

    /// The result of something that goes on elsewhere.
    ///
    /// @param what it is, for the error message
    static <T> T forResult(String what, Future<T> result) {
        try {
            return result.get(Traffic.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " hangs", e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Until something is so.
    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Traffic.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + Traffic.PATIENCE.toSeconds() + " seconds of real time");
            }
            Thread.onSpinWait();
        }
    }
}
