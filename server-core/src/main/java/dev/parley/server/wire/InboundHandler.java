package dev.parley.server.wire;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.session.Conversation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every dialect does with a channel beside reading it: its end, its faults, and a peer that does not
/// read.
///
/// Touched by the channel's event loop only.
abstract class InboundHandler extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Logger log = LoggerFactory.getLogger(InboundHandler.class);

    final NettyConnection connection;
    final Conversation conversation;
    final int maxLineBytes;

    InboundHandler(NettyConnection connection, Conversation conversation, int maxLineBytes) {
        this.connection = connection;
        this.conversation = conversation;
        this.maxLineBytes = maxLineBytes;
    }

    /// A handler for the same connection as another one.
    InboundHandler(InboundHandler before) {
        this(before.connection, before.conversation, before.maxLineBytes);
    }

    /// Takes in a message or a part of one. Not called any more when the last words have been said.
    abstract void received(ChannelHandlerContext ctx, ByteBuf bytes);

    /// Says that a line was too long, or was no UTF-8.
    void unreadable(ErrorCode code, String reason) {
        conversation.unreadable(code, reason);
    }

    final void tooLong() {
        unreadable(ErrorCode.TOO_LONG, "A line may have at most " + maxLineBytes + " bytes; this one was not taken.");
    }

    final void notUtf8() {
        unreadable(ErrorCode.NOT_UTF8, "That was not UTF-8 text; it was not taken.");
    }

    @Override
    protected final void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (!connection.isEnding()) {
            received(ctx, bytes);
        }
    }

    @Override
    public final void channelInactive(ChannelHandlerContext ctx) {
        conversation.closed();
    }

    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ctx.channel().isWritable()) {
            ctx.flush(); // what the kernel still takes does not count
        }
        if (!ctx.channel().isWritable()) {
            sendAway();
        }
    }

    @Override
    public final void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == SlowReader.EVENT) {
            sendAway();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case IOException _ -> ctx.close(); // the peer has reset the connection, or is out of reach
            default -> {
                log.error("the connection from {} is closed after a fault", connection.address(), cause);
                ctx.close();
            }
        }
    }

    private void sendAway() {
        if (!connection.isEnding()) {
            conversation.refuse(ErrorCode.BUSY, "Your connection was too slow to keep up with the room.");
        }
    }
}
