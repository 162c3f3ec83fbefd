package dev.parley.server.plugin;

import dev.parley.api.Task;
import dev.parley.api.Work;
import dev.parley.server.isolation.Admission;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.isolation.Owner;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A timer that a plugin was lent. What it does counts as a call into the plugin. Safe for all threads.
final class LentTimer implements Task, Lease.Loan {

    private static final Logger log = LoggerFactory.getLogger(LentTimer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final Owner owner;
    private final Guard guard;
    private final @Nullable Duration period;
    private final Work work;

    /// When it fires next; nothing while it has not begun or its work runs.
    private final AtomicReference<@Nullable Future<?>> next = new AtomicReference<>();

    private volatile boolean over;

    private LentTimer(Owner owner, Guard guard, @Nullable Duration period, Work work) {
        this.owner = owner;
        this.guard = guard;
        this.period = period;
        this.work = work;
    }

    static LentTimer once(Owner owner, Guard guard, Duration delay, Work work) {
        return new LentTimer(owner, guard, null, work).begin(delay);
    }

    static LentTimer repeated(Owner owner, Guard guard, Duration period, Work work) {
        return new LentTimer(owner, guard, period, work).begin(period);
    }

    @Override
    public void cancel() {
        takeBack();
        owner.lease().returned(this);
    }

    @Override
    public void takeBack() {
        over = true;
        Future<?> waiting = next.getAndSet(null);
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private LentTimer begin(Duration delay) {
        owner.lease().lend(this);
        fireIn(delay);
        return this;
    }

    private void fireIn(Duration delay) {
        next.set(guard.later(delay, this::fire));
        if (over) {
            takeBack(); // while it was being set
        }
    }

    private void fire() {
        Admission admission = guard.call(
                owner,
                "timer of " + owner.name(),
                DEADLINE,
                () -> {
                    if (!over) {
                        work.run();
                    }
                    return true;
                },
                this::ran);
        switch (admission) {
            case Admission.Entered _ -> {}
            case Admission.Retired _ -> cancel();
            case Admission.Busy _ -> fireIn(period == null ? BEFORE_NEXT_TRY : period);
        }
    }

    private void ran(Outcome<Boolean> outcome) {
        switch (outcome) {
            case Outcome.Returned<Boolean> _ -> {}
            case Outcome.Threw<Boolean> threw ->
                log.error(
                        "a timer of {} failed: {}",
                        owner.name(),
                        threw.failure().trace());
            case Outcome.Moved<Boolean> _ -> {} // the newer version has its own
            case Outcome.TimedOut<Boolean> _ -> log.warn("a timer of {} took too long", owner.name());
            case Outcome.Crowded<Boolean> _ -> log.warn("a timer of {} did not get its turn", owner.name());
        }
        if (outcome instanceof Outcome.Crowded<Boolean> && period == null && !over) {
            fireIn(BEFORE_NEXT_TRY);
        } else if (period == null || over || outcome instanceof Outcome.Moved<Boolean>) {
            cancel();
        } else {
            fireIn(period);
        }
    }
}
