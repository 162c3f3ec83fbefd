package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Dialect;
import dev.parley.server.session.Connection;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A session's wire: one Netty channel and the dialect that is spoken on it.
///
/// Safe for all threads where [Connection] says so; the fields are touched by the channel's event loop only.
final class NettyConnection implements Connection {

    private final Channel channel;
    private final String address;
    private WireDialect dialect = LineDialect.INSTANCE;
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
    public void send(ServerMessage message) {
        onLoop(() -> {
            if (!ending) {
                dialect.write(channel, message);
                channel.flush();
            }
        });
    }

    @Override
    public void write(Dialect.Frame frame) {
        if (!ending) {
            channel.write(((WireDialect.Frame) frame).bytes().retainedDuplicate());
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void close(ServerMessage last) {
        onLoop(() -> {
            if (!ending) {
                ending = true;
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
    public void schedule(Duration delay, Runnable task) {
        channel.eventLoop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            channel.eventLoop().execute(task);
        }
    }
}
