package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Dialect;
import dev.parley.server.session.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A session's wire: one Netty channel and the dialect that is spoken on it.
///
/// Safe for all threads where [Connection] says so; the fields are touched by the channel's event loop only.
final class NettyConnection implements Connection {

    private final Channel channel;
    private final String address;
    private WireDialect dialect = LineDialect.INSTANCE;
    private Shortcut shortcut = Shortcut.NONE;

    /// The first frame of this tick, which needs no queue if it stays alone.
    private @Nullable ByteBuf first;

    /// Whether there is something of this tick in the channel's queue.
    private boolean queued;

    private boolean ending;

    /// A connection whose dialect is not known yet: should it be sent away now, it is told so in a plain
    /// line.
    NettyConnection(Channel channel, String address) {
        this.channel = channel;
        this.address = address;
    }

    /// Decides how this connection is spoken to; once, before its session begins.
    void speak(WireDialect chosen) {
        dialect = chosen;
        shortcut = chosen.mayBeSentAtOnce() ? Shortcut.to(channel) : Shortcut.NONE;
    }

    /// Whether the last words have been said, so that nothing that comes in counts any more.
    boolean isEnding() {
        return ending;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean wantsCommandList() {
        return dialect == JsonDialect.INSTANCE;
    }

    @Override
    public void send(ServerMessage... messages) {
        onLoop(() -> {
            if (!ending) {
                queueFirst();
                for (ServerMessage message : messages) {
                    dialect.write(channel, message);
                }
                channel.flush();
            }
        });
    }

    @Override
    public void write(Dialect.Frame frame) {
        if (ending) {
            return;
        }
        ByteBuf bytes = ((WireDialect.Frame) frame).bytes();
        if (first == null && !queued) {
            first = bytes;
        } else {
            queueFirst();
            channel.write(bytes.retainedDuplicate());
            queued = true;
        }
    }

    @Override
    public void flush() {
        ByteBuf bytes = first;
        first = null;
        if (bytes != null) {
            int sent = shortcut.write(bytes);
            if (sent < bytes.readableBytes()) {
                channel.writeAndFlush(bytes.retainedSlice(bytes.readerIndex() + sent, bytes.readableBytes() - sent));
            }
        } else if (queued) {
            queued = false;
            channel.flush();
        }
    }

    /// Puts the tick's first frame into the channel's queue, since something will come behind it.
    private void queueFirst() {
        if (first != null) {
            channel.write(first.retainedDuplicate());
            first = null;
        }
    }

    @Override
    public void close(ServerMessage last) {
        onLoop(() -> {
            if (!ending) {
                ending = true;
                queueFirst();
                resumeReading(); // or the end of the other side would not be seen
                dialect.end(channel, last);
            }
        });
    }

    @Override
    public void pauseReading() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resumeReading() {
        channel.config().setAutoRead(true);
    }

    @Override
    public long nanoTime() {
        return channel.eventLoop().ticker().nanoTime();
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        return channel.eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            channel.eventLoop().execute(task);
        }
    }
}
