package dev.parley.client.typing;

import dev.parley.client.talk.Ending;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/// Leaves in good order when a signal tells the process to end: left to itself, the JVM would end at once and leave
/// the terminal as it is. For one thread; a signal comes in on another one, which ends the process if the first one
/// does not get around to it.
final class Departure implements AutoCloseable {

    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "TERM", 15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Object> before = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<Ending> ending = Optional.empty();

    /// @param leave lets the talk come to its end, and does not wait for it
    Departure(Runnable leave) {
        SIGNALS.forEach((name, number) -> before.put(name, Signals.register(name, () -> depart(number, leave))));
    }

    /// How the talk ends, if a signal ended it.
    Optional<Ending> ending() {
        return ending;
    }

    /// The terminal has all back.
    @Override
    public void close() {
        over.countDown();
        before.forEach(Signals::unregister);
    }

    private void depart(int number, Runnable leave) {
        ending = Optional.of(Ending.signalled(number));
        leave.run();
        try {
            if (!over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                // Not by exit(): JLine's own hook would wait for a terminal that stands still.
                Runtime.getRuntime().halt(Ending.signalled(number).exitCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
