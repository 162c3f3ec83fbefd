package dev.parley.server.wire;

import dev.parley.server.room.Dialect;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/// Events as bytes, one behind the other in one buffer outside of the heap.
///
/// Touched by one event loop only.
final class WireBatch implements Dialect.Batch {

    private static final int USUAL_EVENT_BYTES = 256;

    private final ByteBuf bytes;
    private final int[] ends;
    private final int separatorBytes;
    private int count;

    /// @param events how many will be written
    /// @param separatorBytes how many bytes at the end of each event are nothing at the end of a frame
    WireBatch(int events, int separatorBytes) {
        this.bytes = PooledByteBufAllocator.DEFAULT.directBuffer(events * USUAL_EVENT_BYTES);
        this.ends = new int[events];
        this.separatorBytes = separatorBytes;
    }

    /// Where the next event is to be written.
    ByteBuf bytes() {
        return bytes;
    }

    /// Says that an event has been written.
    void endEvent() {
        ends[count++] = bytes.writerIndex();
    }

    @Override
    public WireDialect.Frame frame(int from, int to) {
        int start = from == 0 ? 0 : ends[from - 1];
        int length = Math.max(0, ends[to - 1] - start - separatorBytes);
        return new WireDialect.Frame(bytes.slice(start, length));
    }

    @Override
    public void release() {
        SendBatch.ofThisLoop().endTick();
        bytes.release();
    }
}
