package dev.parley.server.session;

import dev.parley.server.people.Origin;
import dev.parley.server.people.Permissions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How much may come from each person and from each address. Safe for all threads.
public final class RateLimits {

    private static final int FEW = 64;

    private final int person;
    private final int address;
    private final Permissions permissions;

    /// Those from which something came lately. Who connects again finds their penalties as they were.
    private final ConcurrentMap<Origin, Patience> origins = new ConcurrentHashMap<>();

    /// With how many of them those are looked for that are as good as new.
    private final AtomicInteger many = new AtomicInteger(FEW);

    /// Limits that nothing has been counted for.
    ///
    /// @param person how many lines a second may come from each person on average; 0 for any number
    /// @param address the same for each address
    public RateLimits(int person, int address, Permissions permissions) {
        this.person = person;
        this.address = address;
        this.permissions = permissions;
    }

    /// Whether whatever somebody sends counts.
    boolean spare(Session sender) {
        return (person == 0 && address == 0)
                || permissions.allows(sender.identity().rank(), Permissions.UNLIMITED, null);
    }

    /// How many lines a second somebody may send on average, if nobody else sends from their address; null for
    /// any number.
    @Nullable
    Integer rateOf(Session sender) {
        return spare(sender)
                ? null
                : Integer.valueOf(IntStream.of(person, address)
                        .filter(limit -> limit > 0)
                        .min()
                        .orElseThrow());
    }

    /// The patience with somebody new.
    Patience withPerson(long nowNanos) {
        return new Patience(person, nowNanos);
    }

    /// The patience with all who connect from one place.
    Patience withOrigin(Origin origin, long nowNanos) {
        Patience known = origins.get(origin);
        if (known != null) {
            return known;
        }
        if (origins.size() >= many.get()) {
            origins.values().removeIf(patience -> patience.isFresh(nowNanos));
            many.set(Math.max(FEW, 2 * origins.size()));
        }
        return origins.computeIfAbsent(origin, _ -> new Patience(address, nowNanos));
    }

    /// How many places something came from lately.
    int origins() {
        return origins.size();
    }
}
