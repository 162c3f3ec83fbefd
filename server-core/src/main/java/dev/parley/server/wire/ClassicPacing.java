package dev.parley.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps messages apart for clients that take whatever one `recv` brings as one message: at most one segment
/// in [#GAP_MILLIS]. A lone message goes out at once; those that wait together become one segment, with line
/// breaks between them.
///
/// Touched by the channel's event loop only.
final class ClassicPacing extends ChannelDuplexHandler {

    /// Long enough that two segments do not arrive in one `recv` of a client on this machine or a near one.
    static final int GAP_MILLIS = 40;

    private static final String NICK = "NICK";

    private final int maxBytes;
    private final Deque<Segment> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean paused;

    /// @param maxBytes how much may wait before a [SlowReader] event says that it is too much
    ClassicPacing(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// A message that must be a segment of its own.
    record Alone(ByteBuf bytes) {}

    /// What will go out together, and whom to tell when it has.
    private record Segment(ByteBuf bytes, boolean alone, List<ChannelPromise> written) {}

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean alone = message instanceof Alone;
        ByteBuf bytes = message instanceof Alone(ByteBuf content) ? content : (ByteBuf) message;
        if (!bytes.isReadable()) {
            bytes.release();
            promise.trySuccess();
            return;
        }
        Segment last = waiting.peekLast();
        waitingBytes += bytes.readableBytes();
        if (last == null || alone || last.alone()) {
            waiting.add(new Segment(bytes, alone, new ArrayList<>(List.of(promise))));
        } else {
            waiting.removeLast();
            waiting.add(joined(ctx, last, bytes, promise));
        }
        if (waitingBytes > maxBytes) {
            ctx.fireUserEventTriggered(SlowReader.EVENT);
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        if (!paused) {
            sendNext(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        for (Segment segment : waiting) {
            segment.bytes().release();
            segment.written().forEach(promise -> promise.tryFailure(new ClosedChannelException()));
        }
        waiting.clear();
        waitingBytes = 0;
        ctx.fireChannelInactive();
    }

    private void sendNext(ChannelHandlerContext ctx) {
        @Nullable Segment next = waiting.poll();
        if (next == null) {
            return;
        }
        waitingBytes -= next.bytes().readableBytes();
        ctx.writeAndFlush(harmless(ctx, next))
                .addListener(sent -> next.written().forEach(promise -> {
                    if (sent.isSuccess()) {
                        promise.trySuccess();
                    } else {
                        promise.tryFailure(sent.cause());
                    }
                }));
        paused = true;
        ctx.executor()
                .schedule(
                        () -> {
                            paused = false;
                            sendNext(ctx);
                        },
                        GAP_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /// The segment, but a client that sees just `NICK` would send its name: unless that is wanted, a space
    /// makes it a text.
    private static ByteBuf harmless(ChannelHandlerContext ctx, Segment segment) {
        ByteBuf bytes = segment.bytes();
        boolean keyword = !segment.alone()
                && bytes.readableBytes() == NICK.length()
                && bytes.toString(StandardCharsets.US_ASCII).equals(NICK);
        return keyword ? copy(ctx, bytes, (byte) ' ', ctx.alloc().buffer(0)) : bytes;
    }

    private Segment joined(ChannelHandlerContext ctx, Segment last, ByteBuf bytes, ChannelPromise promise) {
        last.written().add(promise);
        waitingBytes++;
        return new Segment(copy(ctx, last.bytes(), (byte) '\n', bytes), false, last.written());
    }

    private static ByteBuf copy(ChannelHandlerContext ctx, ByteBuf first, byte separator, ByteBuf second) {
        ByteBuf both = ctx.alloc().buffer(first.readableBytes() + 1 + second.readableBytes());
        both.writeBytes(first).writeByte(separator).writeBytes(second);
        ReferenceCountUtil.release(first);
        ReferenceCountUtil.release(second);
        return both;
    }
}
