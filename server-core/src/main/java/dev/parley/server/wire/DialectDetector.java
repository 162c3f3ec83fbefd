package dev.parley.server.wire;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.session.Conversation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds out what a new connection speaks, from the first thing that it says: `{` starts JSON Lines, a line
/// with an end is a person's, and a text that pauses without one is an old client's name.
///
/// Touched by the channel's event loop only.
final class DialectDetector extends InboundHandler {

    /// Old clients wait to be asked for their name; all others speak first. They get this long to do so, and
    /// are spared the question.
    static final int GREETING_DELAY_MILLIS = 100;

    /// A text without an end is complete after a pause of this length.
    static final int PAUSE_MILLIS = 20;

    private static final int MAX_NAME_BYTES = 1024;

    private final int maxBacklogBytes;
    private @Nullable ByteBuf heard;
    private @Nullable Future<?> pause;

    DialectDetector(NettyConnection connection, Conversation conversation, int maxLineBytes, int maxBacklogBytes) {
        super(connection, conversation, maxLineBytes);
        this.maxBacklogBytes = maxBacklogBytes;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> greet(ctx), GREETING_DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (heard != null) {
            heard.release();
            heard = null;
        }
    }

    @Override
    void received(ChannelHandlerContext ctx, ByteBuf bytes) {
        ByteBuf all = heard == null ? bytes.retain() : heard.writeBytes(bytes);
        heard = all;
        if (!all.isReadable()) {
            return;
        }
        if (pause != null) {
            pause.cancel(false);
        }
        if (all.getByte(all.readerIndex()) == '{') {
            becomeLinewise(ctx, JsonDialect.INSTANCE, new JsonHandler(this));
        } else if (all.indexOf(all.readerIndex(), all.writerIndex(), (byte) '\n') >= 0) {
            becomeLinewise(ctx, LineDialect.INSTANCE, new LineHandler(this));
        } else if (all.readableBytes() > MAX_NAME_BYTES) {
            conversation.refuse(ErrorCode.NICK_INVALID, "That is too long to be a name.");
        } else {
            pause = ctx.executor().schedule(() -> becomeClassic(ctx), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void greet(ChannelHandlerContext ctx) {
        if (!ctx.isRemoved() && heard == null && !connection.isEnding()) {
            ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), "NICK"));
        }
    }

    private void becomeLinewise(ChannelHandlerContext ctx, WireDialect dialect, InboundHandler handler) {
        connection.speak(dialect);
        ctx.pipeline().addLast(handler);
        passOn(ctx);
    }

    private void becomeClassic(ChannelHandlerContext ctx) {
        if (ctx.isRemoved() || connection.isEnding()) {
            return;
        }
        connection.speak(ClassicDialect.INSTANCE);
        ClassicHandler handler = new ClassicHandler(this);
        ctx.pipeline().addLast(new ClassicPacing(maxBacklogBytes), handler);
        Utf8.decode(ByteBufUtil.getBytes(Objects.requireNonNull(heard, "a pause follows what was heard")))
                .ifPresentOrElse(handler::complete, handler::notUtf8);
        ctx.pipeline().remove(this);
    }

    /// Hands over to what was just added, with all that was heard.
    private void passOn(ChannelHandlerContext ctx) {
        ByteBuf all = heard;
        heard = null;
        if (all != null) {
            ctx.fireChannelRead(all);
        }
        ctx.pipeline().remove(this);
    }
}
