package dev.parley.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Exceptions of somebody else's making, as text.
class ThrownTextTest {

    /// Fails at whatever it is asked for.
    private static final class Spiteful extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }

        @Override
        public Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    /// Answers with nothing.
    private static final class Hollow extends RuntimeException {
        @Override
        public @Nullable String toString() {
            return null;
        }

        @Override
        public StackTraceElement @Nullable [] getStackTrace() {
            return null;
        }
    }

    @Test
    void namesTheClassOfAnExceptionThatFailsAtEverything() {
        Failure failure = Failure.of(new Spiteful());
        assertThat(failure.summary())
                .isEqualTo(Spiteful.class.getName() + " (its message cannot be read: java.lang.IllegalStateException)");
        assertThat(failure.trace())
                .startsWith(failure.summary())
                .contains("where it was thrown cannot be read: java.lang.IllegalStateException", "caused by");
    }

    @Test
    void namesTheClassOfAnExceptionWithoutText() {
        assertThat(Failure.of(new Hollow()).summary()).startsWith(Hollow.class.getName());
    }

    @Test
    void isBoundedWhateverTheMessage() {
        Failure failure = Failure.of(new IllegalStateException("x".repeat(1_000_000)));
        assertThat(failure.summary()).hasSizeLessThan(1_100);
        assertThat(failure.trace()).hasSizeLessThan(100_000);
    }

    @Test
    void endsAlthoughTheCausesGoRoundInACircle() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertThat(Failure.of(first).trace()).contains("second").hasSizeLessThan(100_000);
    }

    @Test
    void looksLikeNoOtherLineOfTheLog() {
        Failure failure = Failure.of(new IllegalStateException("a\n2026-01-01 [ERROR] forged\u001b[31m"));
        assertThat(failure.summary()).hasLineCount(1).doesNotContain("\u001b");
        assertThat(failure.trace().lines().skip(1)).allMatch(line -> line.startsWith("  "));
    }
}
