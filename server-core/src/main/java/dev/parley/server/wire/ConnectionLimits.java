package dev.parley.server.wire;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts connections, all and by address. Safe for all threads.
final class ConnectionLimits {

    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimits(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /// Counts a connection in, also one too many: each is to be counted out again.
    ///
    /// @return whether it may stay
    boolean enter(String address) {
        boolean roomForAddress = byAddress.merge(address, 1, Integer::sum) <= mostPerAddress;
        return all.incrementAndGet() <= most && roomForAddress;
    }

    /// Counts a connection out.
    void leave(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}
