package dev.parley.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Slows down who tries passwords, and nobody else. Safe for all threads.
///
/// After three wrong ones for a name from one address, that address has to wait before it tries that name again: a
/// second, then two, four, up to a quarter of an hour. After twenty wrong ones for any names it has to wait
/// the same way before it tries any name, except for those whose password it has given rightly before. A name
/// for which many addresses give wrong passwords can be tried from all others, a second later. What is older
/// than an hour is forgotten.
public final class Throttle {

    private static final int FREE_FOR_A_NAME = 3;
    private static final int FREE_FOR_AN_ADDRESS = 20;
    private static final int ATTACK_ON_A_NAME = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Object, Tries> tries = bounded();
    private final Set<Pair> trusted = Collections.newSetFromMap(bounded());

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// What becomes of a try.
    public sealed interface Ruling {

        /// It is made, after a while that may be nothing.
        record Try(Duration delay) implements Ruling {}

        /// It is not made, and can be after a while.
        record Wait(Duration left) implements Ruling {}
    }

    private record Pair(Origin origin, String name) {}

    private record Name(String name) {}

    /// @param failed how many, since the last right one or an hour's rest
    /// @param last when, in milliseconds
    private record Tries(int failed, long last) {

        static final Tries NONE = new Tries(0, 0);

        boolean isForgotten(long now) {
            return now - last >= MEMORY.toMillis();
        }

        long waitMillis(int free, long now) {
            if (failed < free || isForgotten(now)) {
                return 0;
            }
            long wait = Math.min(1_000L << Math.min(failed - free, 20), LONGEST.toMillis());
            return Math.max(0, last + wait - now);
        }
    }

    /// Whether a password may be tried now.
    ///
    /// @param address numeric
    public synchronized Ruling judge(String address, Nick nick) {
        long now = clock.millis();
        Pair pair = new Pair(Origin.of(address), nick.key());
        boolean known = trusted.contains(pair);
        long wait = of(pair).waitMillis(FREE_FOR_A_NAME, now);
        if (!known) {
            wait = Math.max(wait, of(pair.origin).waitMillis(FREE_FOR_AN_ADDRESS, now));
        }
        if (wait > 0) {
            return new Ruling.Wait(Duration.ofMillis(wait));
        }
        Tries onName = of(new Name(pair.name));
        boolean attacked = !known && onName.failed >= ATTACK_ON_A_NAME && !onName.isForgotten(now);
        return new Ruling.Try(attacked ? SHORT : Duration.ZERO);
    }

    /// A password was wrong.
    public synchronized void failed(String address, Nick nick) {
        Pair pair = new Pair(Origin.of(address), nick.key());
        count(pair);
        count(pair.origin);
        count(new Name(pair.name));
    }

    /// A password was right.
    public synchronized void succeeded(String address, Nick nick) {
        Pair pair = new Pair(Origin.of(address), nick.key());
        tries.remove(pair);
        trusted.add(pair);
    }

    private Tries of(Object whose) {
        return tries.getOrDefault(whose, Tries.NONE);
    }

    private void count(Object whose) {
        long now = clock.millis();
        Tries before = of(whose);
        tries.put(whose, new Tries(before.isForgotten(now) ? 1 : before.failed + 1, now));
    }

    /// A map that forgets what has not been used for longest when it is full.
    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<K, V> eldest) {
                return size() > MAX_REMEMBERED;
            }
        };
    }
}
