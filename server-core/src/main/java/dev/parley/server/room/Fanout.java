package dev.parley.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// What one event loop writes to the members of all rooms: once a tick, whatever has come together by then. The
/// first thing that happens schedules the one task that takes it, and all that follows until it runs.
///
/// Safe for all threads; the writing is the loop's.
final class Fanout {

    private final Executor loop;
    private final Queue<Audience> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Fanout(Executor loop) {
        this.loop = loop;
    }

    /// Has an audience written to at the end of the tick.
    void schedule(Audience audience) {
        waiting.add(audience);
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::tick);
        }
    }

    /// All rooms are written before anybody is flushed, so that somebody in several of them costs one system call.
    private void tick() {
        scheduled.set(false);
        List<Audience> written = new ArrayList<>();
        try {
            for (Audience next = waiting.poll(); next != null; next = waiting.poll()) {
                written.add(next);
                next.write();
            }
        } finally {
            try {
                written.forEach(Audience::flush);
            } finally {
                written.forEach(Audience::release);
            }
        }
    }
}
