package dev.parley.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;

/// A buffer outside of the heap, one for each event loop, in which what a single person gets is put together. It is
/// always the same one: to ask for memory for each would cost more than to write into it.
final class Scratch {

    private static final int USUAL_BYTES = 8 * 1024;

    /// One that has grown beyond that is not kept.
    private static final int MOST_BYTES = 64 * 1024;

    private static final FastThreadLocal<ByteBuf> KEPT = new FastThreadLocal<>() {
        @Override
        protected ByteBuf initialValue() {
            return Unpooled.directBuffer(USUAL_BYTES);
        }

        @Override
        protected void onRemoval(ByteBuf buffer) {
            buffer.release();
        }
    };

    private Scratch() {}

    /// The buffer of this thread, empty. What is in it is gone when this is called again.
    static ByteBuf clean() {
        ByteBuf buffer = KEPT.get();
        if (buffer.capacity() > MOST_BYTES) {
            KEPT.remove();
            buffer = KEPT.get();
        }
        return buffer.clear();
    }
}
