package dev.parley.server.session;

import dev.parley.server.isolation.Pace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What one person sent, handled one after the other, so that their lines keep their order even when one of
/// them (a command, a password) takes its time. If much piles up behind it, the connection is not read until
/// that is handled.
///
/// Touched by the connection's event loop only.
final class Inbox {

    private static final int MANY = 64;

    private final Connection connection;
    private @Nullable Queue<Runnable> waiting; // made when something has to wait, since mostly nothing does
    private final Pace pace;
    private boolean held;
    private boolean paused;

    Inbox(Connection connection) {
        this.connection = connection;
        this.pace = new Pace(connection.nanoTime());
    }

    /// Handles something now, or when all that came before it is over.
    void add(Runnable arrival) {
        if (!held) {
            arrival.run();
            return;
        }
        Queue<Runnable> queue = waiting == null ? new ArrayDeque<>() : waiting;
        waiting = queue;
        queue.add(arrival);
        if (queue.size() >= MANY && !paused) {
            paused = true;
            connection.pauseReading();
        }
    }

    /// Whether what comes now has to wait.
    boolean isHeld() {
        return held;
    }

    /// What is being handled goes on for a while: the rest has to wait for [#release()].
    void hold() {
        held = true;
    }

    /// What is being handled is a line that everybody in a room gets. Whoever says too many has to wait.
    ///
    /// @return whether they have to: all that they send is held then
    boolean charge(int length) {
        Duration wait = price(length);
        if (!wait.isZero()) {
            hold();
            connection.schedule(wait, this::release);
        }
        return !wait.isZero();
    }

    /// The same for what is held by other means: how long it has to be held now.
    Duration price(int length) {
        return pace.spend(length, connection.nanoTime());
    }

    /// What was being handled is over.
    void release() {
        held = false;
        while (!held && waiting != null) {
            Runnable next = waiting.poll();
            if (next == null) {
                waiting = null;
            } else {
                next.run();
            }
        }
        if (paused && waiting == null) {
            paused = false;
            connection.resumeReading();
        }
    }
}
