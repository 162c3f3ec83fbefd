package dev.parley.server.wire;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.room.Dialect;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;

/// A dialect as the network speaks it. Immutable, safe for all threads; writes on the channel's event loop
/// only.
sealed interface WireDialect extends Dialect permits LinewiseDialect, ClassicDialect {

    /// How long somebody who is sent away has to take in the last words.
    int LAST_WORDS_SECONDS = 2;

    /// Some of the bytes; whoever needs them for longer than the batch lasts has to retain them.
    ///
    /// @param address where they are in memory
    record Frame(ByteBuf bytes, long address, int length) implements Dialect.Frame {

        Frame(ByteBuf bytes) {
            this(bytes, bytes.memoryAddress() + bytes.readerIndex(), bytes.readableBytes());
        }
    }

    @Override
    WireBatch encode(List<RoomEvent> events);

    /// Ends the connection after a last message.
    void end(Channel channel, ServerMessage last);
}
