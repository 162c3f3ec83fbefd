package dev.parley.server.room;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/// The fan-out of each event loop, for all rooms the same. Safe for all threads.
final class Fanouts {

    private final ConcurrentMap<Executor, Fanout> byLoop = new ConcurrentHashMap<>();

    Fanout on(Executor loop) {
        return byLoop.computeIfAbsent(loop, Fanout::new);
    }
}
