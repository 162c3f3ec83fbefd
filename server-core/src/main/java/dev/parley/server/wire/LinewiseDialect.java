package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.RoomEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A dialect of UTF-8 lines: what all but the classic one are. Bytes of it need nothing more than to be put on the
/// wire.
abstract non-sealed class LinewiseDialect implements WireDialect {

    /// The message as it goes on the wire, in UTF-8 and with its line end; empty if there is nothing to say.
    abstract byte[] utf8(ServerMessage message);

    @Override
    public final WireBatch encode(List<RoomEvent> events) {
        WireBatch batch = new WireBatch(events.size(), 0);
        for (RoomEvent event : events) {
            batch.bytes().writeBytes(utf8(event));
            batch.endEvent();
        }
        return batch;
    }

    /// Writes messages to one person behind what is in the buffer.
    final void write(ByteBuf bytes, ServerMessage... messages) {
        for (ServerMessage message : messages) {
            bytes.writeBytes(utf8(message));
        }
    }

    /// Says the last words and then waits for the other side to close: a close with unread input would be a
    /// reset, which can overtake them.
    @Override
    public final void end(Channel channel, ServerMessage last) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(utf8(last)))
                .addListener(_ -> ((DuplexChannel) channel).shutdownOutput());
        channel.eventLoop().schedule(() -> channel.close(), LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }
}
