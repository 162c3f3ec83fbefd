package dev.parley.server.wire;

import dev.parley.server.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/// Reads the lines of a person.
final class LineHandler extends InboundHandler {

    LineHandler(InboundHandler before) {
        super(before);
    }

    @Override
    void received(ChannelHandlerContext ctx, ByteBuf line) {
        Utf8.decode(line).ifPresentOrElse(text -> conversation.text(text, Session::typed), this::notUtf8);
    }
}
