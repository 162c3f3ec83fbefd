package dev.parley.server.app;

import java.util.function.LongSupplier;

/// Has the heap collected when it has more than doubled.
///
/// The serial collector looks at what is old only when the heap has reached its bound, a quarter of the machine's
/// memory: until then the server would grow by all that grew old and went since, measured 1.5 KB for each connection
/// that ever was. A collection stops the server for some ten milliseconds; this way they are rare. Used by one thread.
final class HeapWatch {

    /// A heap that is smaller than this is not worth a collection.
    private static final long SMALL_BYTES = 32L << 20;

    private final LongSupplier usedBytes;
    private final Runnable collection;
    private long bytesKept;

    HeapWatch(LongSupplier usedBytes, Runnable collection) {
        this.usedBytes = usedBytes;
        this.collection = collection;
    }

    /// For the heap of this process.
    static HeapWatch ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new HeapWatch(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    }

    /// Looks, and collects if that is worth it. Called now and then.
    void look() {
        if (usedBytes.getAsLong() > SMALL_BYTES + 2 * bytesKept) {
            collection.run();
            bytesKept = usedBytes.getAsLong();
        }
    }
}
