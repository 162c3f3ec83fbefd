package dev.parley.server.wire;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A Linux io_uring through which sockets are written to, many with one system call (io_uring(7), Linux 5.18 and
/// later). Each takes what it can at once: nothing is under way any more when [#submit] returns.
///
/// For one thread at a time.
final class Uring implements AutoCloseable {

    // System calls, with the same numbers on x86-64 and AArch64, and what is said with them.
    private static final long IO_URING_SETUP = 425;
    private static final long IO_URING_ENTER = 426;
    private static final int SETUP_SUBMIT_ALL = 1 << 7; // one that is refused does not keep back those behind it
    private static final int FEATURE_SINGLE_MMAP = 1;
    private static final int ENTER_GETEVENTS = 1;
    private static final long ENTRIES_OFFSET = 0x10000000L;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED_POPULATE = 0x8001;

    // Places in struct io_uring_params, and in its struct io_sqring_offsets and io_cqring_offsets.
    private static final int PARAMS_BYTES = 120;
    private static final int PARAMS_ENTRIES = 0;
    private static final int PARAMS_RESULTS = 4;
    private static final int PARAMS_FLAGS = 8;
    private static final int PARAMS_FEATURES = 20;
    private static final int PARAMS_ENTRY_RING = 40;
    private static final int PARAMS_RESULT_RING = 80;
    private static final int RING_HEAD = 0;
    private static final int RING_TAIL = 4;
    private static final int ENTRY_RING_ARRAY = 24;
    private static final int RESULT_RING_RESULTS = 20;

    // Places in struct io_uring_sqe, and what stands there.
    private static final int ENTRY_BYTES = 64;
    private static final int ENTRY_FD = 4;
    private static final int ENTRY_ADDRESS = 16;
    private static final int ENTRY_LENGTH = 24;
    private static final int ENTRY_MESSAGE_FLAGS = 28;
    private static final int ENTRY_USER_DATA = 32;
    private static final byte SEND = 26;
    private static final int MSG_DONTWAIT_NOSIGNAL = 0x4040;

    // Places in struct io_uring_cqe.
    private static final int RESULT_BYTES = 16;
    private static final int RESULT_VALUE = 8;

    private static final int EBADF = 9;
    private static final int EAGAIN = 11;

    private final Kernel kernel;
    private final int descriptor;
    private final long ringAddress;
    private final ByteBuffer ring;
    private final long entriesAddress;
    private final ByteBuffer entries;
    private final int size;
    private final int resultMask;
    private final int entryTailAt;
    private final int resultHeadAt;
    private final int resultTailAt;
    private final int resultsAt;
    private final int[] results;
    private int tail;
    private boolean works = true;

    private Uring(Kernel kernel, int descriptor, ByteBuffer params) throws IOException {
        this.kernel = kernel;
        this.descriptor = descriptor;
        size = params.getInt(PARAMS_ENTRIES);
        resultMask = params.getInt(PARAMS_RESULTS) - 1;
        entryTailAt = params.getInt(PARAMS_ENTRY_RING + RING_TAIL);
        resultHeadAt = params.getInt(PARAMS_RESULT_RING + RING_HEAD);
        resultTailAt = params.getInt(PARAMS_RESULT_RING + RING_TAIL);
        resultsAt = params.getInt(PARAMS_RESULT_RING + RESULT_RING_RESULTS);
        results = new int[size];
        int arrayAt = params.getInt(PARAMS_ENTRY_RING + ENTRY_RING_ARRAY);
        int ringBytes = Math.max(arrayAt + size * Integer.BYTES, resultsAt + (resultMask + 1) * RESULT_BYTES);
        ringAddress = map(ringBytes, 0);
        ring = memory(ringAddress, ringBytes);
        entriesAddress = map(size * ENTRY_BYTES, ENTRIES_OFFSET);
        entries = memory(entriesAddress, size * ENTRY_BYTES);
        for (int i = 0; i < size; i++) {
            ring.putInt(arrayAt + i * Integer.BYTES, i);
            entries.put(i * ENTRY_BYTES, SEND);
            entries.putInt(i * ENTRY_BYTES + ENTRY_MESSAGE_FLAGS, MSG_DONTWAIT_NOSIGNAL);
        }
    }

    /// Makes one, which takes some hundredths of a second.
    ///
    /// @param size how many sockets can be written to with one call, a power of two
    /// @throws IOException if this system has none, or does not allow it
    static Uring open(int size) throws IOException {
        Kernel kernel = new Kernel();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(PARAMS_BYTES, Long.BYTES);
            ByteBuffer params = memory.asByteBuffer().order(ByteOrder.nativeOrder());
            params.putInt(PARAMS_FLAGS, SETUP_SUBMIT_ALL);
            long descriptor = kernel.call(IO_URING_SETUP, size, memory.address(), 0, 0);
            if (descriptor < 0) {
                throw new IOException("io_uring_setup is refused");
            }
            if ((params.getInt(PARAMS_FEATURES) & FEATURE_SINGLE_MMAP) == 0) {
                kernel.close((int) descriptor);
                throw new IOException("this io_uring is too old");
            }
            return new Uring(kernel, (int) descriptor, params).checked();
        }
    }

    /// Notes what is to be written.
    ///
    /// @param index where it comes among those of this call, counted from 0
    void put(int index, int socket, long address, int length) {
        int at = (tail + index & size - 1) * ENTRY_BYTES;
        entries.putInt(at + ENTRY_FD, socket);
        entries.putLong(at + ENTRY_ADDRESS, address);
        entries.putInt(at + ENTRY_LENGTH, length);
        entries.putLong(at + ENTRY_USER_DATA, index);
    }

    /// Writes what was noted.
    ///
    /// @param count how much that is
    /// @return for each how many bytes its socket took; a negative error number (errno(3)) if it took none
    int[] submit(int count) {
        Arrays.fill(results, 0, count, -EAGAIN);
        tail += count;
        VarHandle.releaseFence();
        ring.putInt(entryTailAt, tail);
        works = kernel.call(IO_URING_ENTER, descriptor, count, count, ENTER_GETEVENTS) == count;
        int end = ring.getInt(resultTailAt);
        VarHandle.acquireFence();
        for (int next = ring.getInt(resultHeadAt); next != end; next++) {
            int at = resultsAt + (next & resultMask) * RESULT_BYTES;
            results[(int) ring.getLong(at)] = ring.getInt(at + RESULT_VALUE);
        }
        VarHandle.releaseFence();
        ring.putInt(resultHeadAt, end);
        return results;
    }

    /// Whether the system took all that was submitted the last time. If not, nothing may be noted any more.
    boolean works() {
        return works;
    }

    @Override
    public void close() {
        kernel.unmap(ringAddress, ring.capacity());
        kernel.unmap(entriesAddress, entries.capacity());
        kernel.close(descriptor);
    }

    /// A ring may be there and not know what is wanted of it.
    private Uring checked() throws IOException {
        put(0, -1, 0, 0);
        if (submit(1)[0] != -EBADF || !works) {
            close();
            throw new IOException("this io_uring does not write to sockets");
        }
        return this;
    }

    private long map(int bytes, long offset) throws IOException {
        long address = kernel.map(bytes, PROT_READ_WRITE, MAP_SHARED_POPULATE, descriptor, offset);
        if (address == -1) {
            kernel.close(descriptor);
            throw new IOException("the memory of io_uring cannot be mapped");
        }
        return address;
    }

    @SuppressWarnings("restricted") // the memory is what the kernel has mapped there
    private static ByteBuffer memory(long address, int bytes) {
        return MemorySegment.ofAddress(address)
                .reinterpret(bytes)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }
}
