package dev.parley.server.room;

import java.util.concurrent.Executor;

/// Where what happens in rooms is written for one member. What writes is called on the loop only.
public interface Outlet {

    /// The event loop that writes here: the same object for all outlets that share it.
    Executor loop();

    /// How this member is spoken to: the same object for all that are spoken to alike.
    Dialect dialect();

    /// Queues what the [#dialect()] encoded, until the [#flush()] of the same tick.
    void write(Dialect.Frame frame);

    /// Sends what is queued. Called at the end of a tick, for each room in which something happened.
    void flush();
}
