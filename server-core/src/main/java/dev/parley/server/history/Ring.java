package dev.parley.server.history;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What has been said and is not in the database yet: a file in memory, `history.ring`, round and of a fixed
/// size. What stands in it survives the death of the process at any moment, since the memory is the system's;
/// putting something into it costs a copy, no system call and no lock, but for waking who takes out when it fills.
///
/// It consists of slots of 64 bytes, which are counted on for ever: the place of slot *n* in the file is *n* modulo
/// their number. An entry takes as many slots as it needs, and begins with the number of its first slot, its length
/// and a checksum. The number is written last, so an entry is whole or not there.
///
/// Any thread puts in; one takes out and gives free.
final class Ring implements AutoCloseable {

    /// The smallest size of the file, in bytes.
    static final int MIN_BYTES = 64 * 1024;

    static final int SLOT = 64;
    private static final int HEADER = 2 * Long.BYTES; // number of the slot, length, checksum
    static final long MAGIC = 0x50726C7952696E31L; // "PrlyRin1"

    // Places in the first 64 bytes of the file.
    static final int MAGIC_AT = 0;
    private static final int BEGIN_AT = 8;
    private static final int STOPPED_AT = 16;
    private static final int LOSSY_AT = 24;

    private final Arena arena;
    private final MemorySegment memory;
    private final ByteBuffer bytes;
    private final long slots;
    private final AtomicLong head = new AtomicLong();
    private volatile long tail;
    private volatile Runnable onFilling = () -> {};

    private Ring(Arena arena, MemorySegment memory) {
        this.arena = arena;
        this.memory = memory;
        this.bytes = memory.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.slots = (long) bytes.capacity() / SLOT - 1;
    }

    /// Is shown what is in it.
    @FunctionalInterface
    interface Visitor<E extends Exception> {
        void sees(long slot, Packed entry) throws E;
    }

    /// Opens one that is there.
    ///
    /// @throws IOException if it is none, or cannot be read; the message says why in a few words
    static Ring open(Path file) throws IOException {
        return open(file, MapMode.READ_WRITE, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /// Opens one that is there to look at it only, also while another process uses it.
    ///
    /// @throws IOException as for [#open]
    static Ring look(Path file) throws IOException {
        return open(file, MapMode.READ_ONLY, Set.of(StandardOpenOption.READ));
    }

    private static Ring open(Path file, MapMode mode, Set<StandardOpenOption> options) throws IOException {
        long size = Files.size(file);
        if (size < MIN_BYTES || size > Integer.MAX_VALUE || size % SLOT != 0) {
            throw new IOException("its size is wrong");
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, options)) {
            Ring ring = new Ring(arena, channel.map(mode, 0, size, arena));
            if (ring.bytes.getLong(MAGIC_AT) != MAGIC) {
                throw new IOException("it is no ring of lines");
            }
            return ring;
        } catch (IOException e) {
            arena.close();
            throw new IOException(FileFault.reason(e), e);
        }
    }

    /// Waits until the disk has what is in it now.
    void force() {
        memory.force();
    }

    /// The size of its file, in bytes.
    int size() {
        return bytes.capacity();
    }

    /// Whether it was filled and things were lost in its last use, and that did not end in good order.
    boolean wasLossy() {
        return bytes.getLong(LOSSY_AT) != 0;
    }

    /// Has somebody called by the thread that puts in what makes it fill; may not block.
    void onFilling(Runnable listener) {
        onFilling = listener;
    }

    /// Begins to be used, behind all that is in it.
    ///
    /// @param next the first slot to be given away
    void begin(long next) {
        bytes.putLong(STOPPED_AT, 0);
        bytes.putLong(LOSSY_AT, 0);
        bytes.putLong(BEGIN_AT, next);
        tail = next;
        head.set(next);
    }

    /// Ends to be used, in good order, after everything has been taken out.
    void stop() {
        bytes.putLong(LOSSY_AT, 0);
        VarHandle.releaseFence();
        bytes.putLong(STOPPED_AT, head.get() + 1);
    }

    /// Puts something in. Any thread.
    ///
    /// @return false if there is no room for it
    boolean put(Packed packed) {
        byte[] entry = packed.bytes();
        int needed = slotsFor(entry.length);
        long start;
        do {
            start = head.get();
            if (start + needed > tail + slots) {
                bytes.putLong(LOSSY_AT, 1);
                return false;
            }
        } while (!head.compareAndSet(start, start + needed));
        copyIn(start, entry);
        int at = place(start);
        bytes.putInt(at + Long.BYTES, entry.length);
        bytes.putInt(at + Long.BYTES + Integer.BYTES, checksum(start, entry));
        VarHandle.releaseFence();
        bytes.putLong(at, start ^ MAGIC);
        if (isFilling(start + needed) && !isFilling(start)) {
            onFilling.run();
        }
        return true;
    }

    /// The slot behind all that was put in until now.
    long head() {
        return head.get();
    }

    /// Whether a quarter of it is in use.
    boolean isFilling() {
        return isFilling(head.get());
    }

    private boolean isFilling(long until) {
        return until - tail > slots / 4;
    }

    /// The slot before which everything has been given free.
    long tail() {
        return tail;
    }

    /// Takes out, without giving it free, what is in it from a slot on, up to the first that is not whole: it
    /// is being put in at this moment, or nothing is there.
    ///
    /// @return the slot behind the last one taken
    <E extends Exception> long take(long from, int most, Visitor<E> visitor) throws E {
        long at = from;
        for (int taken = 0; taken < most && at < head.get(); taken++) {
            Packed entry = entryAt(at);
            if (entry == null) {
                break;
            }
            visitor.sees(at, entry);
            at += slotsFor(entry.bytes().length);
        }
        return at;
    }

    /// What was taken out of a slot, and has not been given free.
    Packed at(long slot) {
        return Objects.requireNonNull(entryAt(slot));
    }

    /// Gives free what was taken out.
    ///
    /// @param upTo the first slot that is still needed
    void free(long upTo) {
        tail = upTo;
    }

    /// Takes out what an earlier process has left, from a slot on. What is not whole is passed over: its line
    /// had not been shown to anybody when the process died.
    ///
    /// @return the slot behind the last one taken
    long recover(long from, List<Entry> into) {
        return each(from, Long.MAX_VALUE, (_, entry) -> into.add(entry.unpack()));
    }

    /// Shows what is whole in it, from a slot on, up to another one.
    ///
    /// @return the slot behind the last one shown
    <E extends Exception> long each(long from, long before, Visitor<E> visitor) throws E {
        if (bytes.getLong(STOPPED_AT) == from + 1) {
            return from;
        }
        long begin = Math.max(from, bytes.getLong(BEGIN_AT)); // what was before has been taken out
        long most = Math.min(begin + slots, before);
        long end = begin;
        for (long at = begin; at < most; ) {
            Packed entry = entryAt(at);
            if (entry == null) {
                at++;
            } else {
                visitor.sees(at, entry);
                at += slotsFor(entry.bytes().length);
                end = at;
            }
        }
        return end;
    }

    @Override
    public void close() {
        arena.close();
    }

    /// The whole entry that begins in a slot, or null.
    private @Nullable Packed entryAt(long slot) {
        int at = place(slot);
        if (bytes.getLong(at) != (slot ^ MAGIC)) {
            return null;
        }
        VarHandle.acquireFence();
        int length = bytes.getInt(at + Long.BYTES);
        if (length < 1 || slotsFor(length) > slots) {
            return null;
        }
        byte[] entry = copyOut(slot, length);
        return checksum(slot, entry) == bytes.getInt(at + Long.BYTES + Integer.BYTES) ? new Packed(entry) : null;
    }

    private void copyIn(long slot, byte[] entry) {
        int at = place(slot) + HEADER;
        int first = Math.min(entry.length, bytes.capacity() - at);
        bytes.put(at, entry, 0, first);
        bytes.put(SLOT, entry, first, entry.length - first);
    }

    private byte[] copyOut(long slot, int length) {
        byte[] entry = new byte[length];
        int at = place(slot) + HEADER;
        int first = Math.min(length, bytes.capacity() - at);
        bytes.get(at, entry, 0, first);
        bytes.get(SLOT, entry, first, length - first);
        return entry;
    }

    private int place(long slot) {
        return SLOT + (int) (slot % slots) * SLOT;
    }

    private static int slotsFor(int length) {
        return (HEADER + length + SLOT - 1) / SLOT;
    }

    /// Covers the number of the slot too, so that an entry from an earlier round is none.
    private static int checksum(long slot, byte[] entry) {
        CRC32C checksum = new CRC32C();
        checksum.update(entry, 0, entry.length);
        return (int) (checksum.getValue() ^ slot);
    }
}
