package dev.parley.server.wire;

import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an event loop sends to the members of rooms: through a [Uring] to many with one system call, or to one after
/// the other where there is none. The ring is made when a tick goes to many for the first time, on a thread of its own,
/// since that takes a moment and some memory.
///
/// What is in it has to be sent before the tick ends, and before anything else is done with a socket that is in it: so
/// before whatever runs code that might do that. Touched by its loop only.
final class SendBatch {

    private static final Logger log = LoggerFactory.getLogger(SendBatch.class);

    /// So many with one call. More would spare little, and let the first ones wait for the last.
    static final int SIZE = 64;

    private static final FastThreadLocal<SendBatch> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected SendBatch initialValue() {
            return new SendBatch();
        }

        @Override
        protected void onRemoval(SendBatch batch) {
            batch.end();
        }
    };

    private final NettyConnection[] connections = new NettyConnection[SIZE];
    private final WireDialect.Frame[] frames = new WireDialect.Frame[SIZE];
    private int size;

    private @Nullable Callable<Uring> maker;
    private @Nullable FutureTask<Uring> making;
    private @Nullable Uring ring;

    /// Whether there is none, or it does not work any more: so none is asked for again.
    private boolean ringless;

    private int sentAlone;
    private long calls;

    private SendBatch() {}

    /// That of this thread.
    static SendBatch ofThisLoop() {
        return OF_LOOP.get();
    }

    /// Lets it use a ring.
    ///
    /// @param ringMaker asked once, on another thread; null for none
    SendBatch withRing(@Nullable Callable<Uring> ringMaker) {
        maker = ringMaker;
        return this;
    }

    /// How many system calls have sent something to members.
    long calls() {
        return calls;
    }

    /// Sends a frame to a member, now or with [#send]. The connection is told what its socket took.
    void add(NettyConnection connection, Socket socket, WireDialect.Frame frame) {
        Uring open = ring;
        if (open == null) {
            sentAlone++;
            connection.sent(frame, send(socket, frame));
            return;
        }
        open.put(size, socket.intValue(), frame.address(), frame.length());
        connections[size] = connection;
        frames[size++] = frame;
        if (size == SIZE) {
            send();
        }
    }

    /// Sends one frame by itself.
    ///
    /// @return how many bytes the kernel took; 0 also if the connection is broken, which the channel will find out
    int send(Socket socket, WireDialect.Frame frame) {
        calls++;
        try {
            return socket.sendAddress(frame.address(), 0, frame.length()); // send(2) costs less than write(2)
        } catch (IOException e) {
            return 0;
        }
    }

    /// Sends what is in it.
    void send() {
        Uring open = ring;
        if (size == 0 || open == null) {
            return;
        }
        int count = size;
        size = 0;
        calls++;
        int[] sent = open.submit(count);
        if (!open.works()) {
            log.warn("io_uring does not work any more: what is said is sent to one after the other");
            open.close();
            ring = null;
            ringless = true;
        }
        for (int i = 0; i < count; i++) {
            connections[i].sent(frames[i], Math.max(0, sent[i]));
        }
        Arrays.fill(connections, 0, count, null); // some of them may be gone soon
        Arrays.fill(frames, 0, count, null);
    }

    /// A tick ends: sends what is in it, and sees about a ring if that was much.
    void endTick() {
        send();
        if (making != null && making.isDone()) {
            ring = made(making);
            ringless = ring == null;
            making = null;
        } else if (maker != null && ring == null && making == null && !ringless && sentAlone >= SIZE) {
            making = new FutureTask<>(maker);
            Thread.ofPlatform().daemon().name("io_uring").start(making);
        }
        sentAlone = 0;
    }

    private void end() {
        Uring open = making == null ? ring : made(making);
        if (open != null) {
            open.close();
        }
    }

    private static @Nullable Uring made(FutureTask<Uring> making) {
        try {
            return making.get();
        } catch (ExecutionException e) {
            log.info("what is said is sent to one after the other, since {}", reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static String reason(ExecutionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
}
