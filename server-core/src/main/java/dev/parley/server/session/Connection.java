package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Outlet;
import java.time.Duration;
import java.util.concurrent.Future;

/// The wire to one person, as their session sees it.
public interface Connection extends Outlet {

    /// The numeric address at the other end.
    String address();

    /// Whether the client at the other end wants the list of commands, to complete what is typed.
    boolean wantsCommandList();

    /// Whether the client at the other end cannot ask for what was said before, and so is shown it.
    default boolean wantsReplay() {
        return false;
    }

    /// Whether the client at the other end wants to know of each message that was refused, as a program does;
    /// people do not want to see so many lines.
    default boolean wantsEachRefusal() {
        return wantsCommandList();
    }

    /// Sends something to this person alone, at once and together. Any thread; what is sent from one thread keeps
    /// its order.
    void send(ServerMessage... messages);

    /// Ends the connection after a last message, in the way of the dialect. What comes in after that is
    /// ignored. Any thread.
    void close(ServerMessage last);

    /// Stops to read from the network until [#resumeReading()], so that the sender has to wait. On the loop.
    void pauseReading();

    /// Reads again. On the loop.
    void resumeReading();

    /// The loop's clock, in nanoseconds from some moment.
    long nanoTime();

    /// Runs something on the loop, after a while; at once, if the while is less than a millisecond.
    ///
    /// @return what it can be cancelled by
    Future<?> schedule(Duration delay, Runnable task);
}
