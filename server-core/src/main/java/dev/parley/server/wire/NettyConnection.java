package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Dialect;
import dev.parley.server.session.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import java.net.InetSocketAddress;
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
    private final SendBatch batch;
    private WireDialect dialect = LineDialect.INSTANCE;

    /// The way to the socket past the channel's pipeline and queue, where there is one: it saves a member of a
    /// large room a tenth of the cost of a line. It is of use as long as the channel is open; then the number of
    /// its descriptor is somebody else's.
    private @Nullable Socket socket;

    /// Whether something may wait in the channel's queue, behind which everything has to come.
    private boolean behind;

    /// The first frame of this tick, which needs no queue if it stays alone.
    private WireDialect.@Nullable Frame first;

    /// Whether there is something of this tick in the channel's queue.
    private boolean queued;

    private boolean ending;

    /// A connection whose dialect is not known yet: should it be sent away now, it is told so in a plain
    /// line.
    ///
    /// @param batch that of the channel's loop
    NettyConnection(Channel channel, SendBatch batch) {
        this.channel = channel;
        this.batch = batch;
    }

    /// Decides how this connection is spoken to; once, before its session begins.
    void speak(WireDialect chosen) {
        dialect = chosen;
        boolean direct = chosen instanceof LinewiseDialect;
        socket = direct && channel instanceof EpollSocketChannel epoll && epoll.fd() instanceof Socket found
                ? found
                : null;
    }

    /// Whether the last words have been said, so that nothing that comes in counts any more.
    boolean isEnding() {
        return ending;
    }

    @Override
    public String address() {
        return addressOf((InetSocketAddress) channel.remoteAddress());
    }

    /// The numeric address of a peer.
    static String addressOf(InetSocketAddress peer) {
        return peer.getAddress().getHostAddress();
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
    public boolean wantsReplay() {
        return !wantsCommandList(); // a program that speaks JSON asks
    }

    @Override
    public void send(ServerMessage... messages) {
        onLoop(() -> {
            if (ending) {
                return;
            }
            batch.send();
            queueFirst();
            switch (dialect) {
                case LinewiseDialect linewise -> send(linewise, messages);
                case ClassicDialect classic -> send(classic, messages);
            }
        });
    }

    private void send(ClassicDialect classic, ServerMessage... messages) {
        behind = true;
        for (ServerMessage message : messages) {
            classic.write(channel, message);
        }
        channel.flush();
    }

    private void send(LinewiseDialect linewise, ServerMessage... messages) {
        ByteBuf bytes = Scratch.clean();
        linewise.write(bytes, messages);
        Socket direct = direct();
        int sent = bytes.isReadable() && direct != null ? batch.send(direct, new WireDialect.Frame(bytes)) : 0;
        if (sent < bytes.readableBytes()) {
            queue(Unpooled.copiedBuffer(bytes.skipBytes(sent)));
            channel.flush();
        }
    }

    @Override
    public void write(Dialect.Frame frame) {
        if (ending) {
            return;
        }
        if (first == null && !queued) {
            first = (WireDialect.Frame) frame;
        } else {
            queueFirst();
            queue(((WireDialect.Frame) frame).bytes().retainedDuplicate());
        }
    }

    @Override
    public void flush() {
        WireDialect.Frame frame = first;
        first = null;
        if (frame == null) {
            flushQueue();
            return;
        }
        Socket direct = direct();
        if (direct == null) {
            sent(frame, 0);
        } else {
            batch.add(this, direct, frame);
        }
    }

    private void flushQueue() {
        if (queued) {
            queued = false;
            batch.send();
            channel.flush();
        }
    }

    /// The kernel has taken a part of the tick's only frame, or all of it.
    void sent(WireDialect.Frame frame, int bytes) {
        if (bytes < frame.length()) {
            batch.send();
            queue(frame.bytes().retainedSlice(frame.bytes().readerIndex() + bytes, frame.length() - bytes));
            channel.flush();
        }
    }

    /// The socket, if what is written may go there past the channel: nothing has to go before it.
    private @Nullable Socket direct() {
        return socket == null || isBehind() ? null : socket;
    }

    private boolean isBehind() {
        if (behind) {
            ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
            behind = queue == null || queue.totalPendingWriteBytes() > 0;
        }
        return behind;
    }

    /// Puts the tick's first frame into the channel's queue, since something will come behind it.
    private void queueFirst() {
        if (first != null) {
            queue(first.bytes().retainedDuplicate());
            first = null;
            queued = true;
        }
    }

    private void queue(ByteBuf bytes) {
        channel.write(bytes);
        behind = true;
    }

    /// The channel is closed, and its descriptor with it.
    void closed() {
        socket = null;
    }

    @Override
    public void close(ServerMessage last) {
        onLoop(() -> {
            if (!ending) {
                ending = true;
                batch.send();
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
