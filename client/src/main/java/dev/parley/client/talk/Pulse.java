package dev.parley.client.talk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the server for a sign of life again and again, and measures how long that takes. Safe for all
/// threads.
public final class Pulse {

    private static final String PREFIX = "pulse";

    private final LongSupplier nanos;
    private final Duration patience;
    private final Consumer<OptionalLong> lag;

    @GuardedBy("this")
    private long last;

    @GuardedBy("this")
    private @Nullable String open;

    @GuardedBy("this")
    private long openSince;

    /// Nothing has been asked yet.
    ///
    /// @param nanos a clock that only goes forward
    /// @param patience how long the server may take
    /// @param lag is told the milliseconds of each answer, and nothing when one is overdue
    public Pulse(LongSupplier nanos, Duration patience, Consumer<OptionalLong> lag) {
        this.nanos = nanos;
        this.patience = patience;
        this.lag = lag;
    }

    /// Asks once, unless an answer is outstanding still.
    ///
    /// @param link may be given up, if the server has been silent for too long
    public synchronized void beat(Link link) {
        if (open == null) {
            open = PREFIX + ++last;
            openSince = nanos.getAsLong();
            link.send(new ClientMessage.Ping(open));
        } else {
            lag.accept(OptionalLong.empty());
            if (nanos.getAsLong() - openSince > patience.toNanos()) {
                open = null;
                link.giveUp("the server does not answer any more");
            }
        }
    }

    /// The server has answered something.
    public synchronized void answered(ServerMessage.Pong pong) {
        if (open != null && open.equals(pong.id())) {
            open = null;
            lag.accept(OptionalLong.of((nanos.getAsLong() - openSince) / 1_000_000));
        }
    }

    /// There is another connection: what was asked on the one before is not answered any more.
    public synchronized void restart() {
        open = null;
        lag.accept(OptionalLong.empty());
    }
}
