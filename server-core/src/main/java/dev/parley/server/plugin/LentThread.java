package dev.parley.server.plugin;

import dev.parley.api.Task;
import dev.parley.api.Work;
import dev.parley.protocol.Printable;
import dev.parley.server.isolation.Failure;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.isolation.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A virtual thread that a plugin was lent, for as long as its work takes. Safe for all threads.
final class LentThread implements Task, Lease.Loan {

    private static final Logger log = LoggerFactory.getLogger(LentThread.class);

    private final Owner owner;
    private final Thread thread;

    LentThread(Owner owner, String name, Work work) {
        this.owner = owner;
        this.thread = Thread.ofVirtual()
                .name(owner.name() + ": " + Printable.line(name))
                .unstarted(() -> run(work));
        thread.setContextClassLoader(owner.loader());
    }

    /// @throws IllegalStateException if the plugin has been stopped
    void begin() {
        owner.lease().lend(this);
        thread.start();
    }

    @Override
    public void cancel() {
        thread.interrupt();
    }

    @Override
    public void takeBack() {
        thread.interrupt();
    }

    private void run(Work work) {
        Outcome<Boolean> outcome = Outcome.of(() -> {
            work.run();
            return true;
        });
        boolean cutShort = owner.lease().isOver(); // then an exception is how it ends
        if (outcome instanceof Outcome.Threw<Boolean>(Failure failure) && !cutShort) {
            log.error("the thread {} failed: {}", thread.getName(), failure.trace());
        }
        owner.lease().returned(this);
    }
}
