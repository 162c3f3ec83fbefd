package dev.parley.server.isolation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;

/// The right of a plugin to act on the server and to use what the server lends it, until it is taken back.
/// Safe for all threads.
public final class Lease {

    private final String holder;
    private final LongSupplier nanoClock;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<Loan> loans = new HashSet<>();

    /// How much went to each place; a place that is gone is forgotten.
    @GuardedBy("lock")
    private final Map<Object, Pace> output = new WeakHashMap<>();

    @GuardedBy("lock")
    private volatile boolean over;

    /// Something that was lent: a thread, a timer.
    @FunctionalInterface
    public interface Loan {

        /// Takes it back; neither blocks nor throws.
        void takeBack();
    }

    /// @param holder who has it, for the error message
    public Lease(String holder) {
        this(holder, System::nanoTime);
    }

    /// @param nanoClock tells how fast the holder sends
    public Lease(String holder, LongSupplier nanoClock) {
        this.holder = holder;
        this.nanoClock = nanoClock;
    }

    /// Who has it.
    public String holder() {
        return holder;
    }

    /// Does nothing as long as the right lasts.
    ///
    /// @throws IllegalStateException after it was taken back
    @SuppressWarnings("GuardedBy") // reading needs no lock
    public void check() {
        if (over) {
            throw new IllegalStateException(
                    holder + " has been stopped: what it was given no longer acts on the server");
        }
    }

    /// Counts a text that is sent to somebody, or to a room. Without a bound a loop could make any of them too
    /// slow a reader.
    ///
    /// @param place where it goes
    /// @throws IllegalStateException if it is too much for one place, or the right was taken back
    public void charge(Object place, int length) {
        boolean fits;
        synchronized (lock) {
            check();
            long now = nanoClock.getAsLong();
            fits = output.computeIfAbsent(place, _ -> new Pace(now)).take(length, now);
        }
        if (!fits) {
            throw new IllegalStateException(holder + " sends more than can be read, and this is not sent");
        }
    }

    /// Whether the right has been taken back.
    @SuppressWarnings("GuardedBy") // reading needs no lock
    public boolean isOver() {
        return over;
    }

    /// Remembers that something is lent.
    ///
    /// @throws IllegalStateException after the right was taken back; nothing is lent then
    public void lend(Loan loan) {
        synchronized (lock) {
            check();
            loans.add(loan);
        }
    }

    /// Forgets something that was lent and is no longer in use.
    public void returned(Loan loan) {
        synchronized (lock) {
            loans.remove(loan);
        }
    }

    /// Takes everything back, for ever.
    public void revoke() {
        List<Loan> last;
        synchronized (lock) {
            over = true;
            last = List.copyOf(loans);
            loans.clear();
        }
        last.forEach(Loan::takeBack);
    }
}
