package dev.parley.server.history;

import java.util.Arrays;

/// What waits in the ring and is written to the database at once: room by room, since lines that lie side by side there
/// are written in a third of the time (docs/performance.md), and those of a room in the order of the ring.
///
/// It holds places only, in a few bytes each, so that no line grows old on the heap. For one thread, until what is in
/// it is given free.
final class Batch {

    private final Ring ring;
    private final long from;

    /// For each entry a hash of its room and count, and then its slot, counted from the first one.
    private final long[] places;

    private int size;
    private long next;

    private Batch(Ring ring, long from, long[] places) {
        this.ring = ring;
        this.from = from;
        this.places = places;
    }

    /// Takes what there is.
    ///
    /// @param most of so many entries
    static Batch take(Ring ring, int most) {
        long from = ring.tail();
        Batch batch = new Batch(ring, from, new long[(int) Math.min(most, ring.head() - from)]);
        batch.next = ring.take(from, batch.places.length, batch::add);
        Arrays.sort(batch.places, 0, batch.size);
        return batch;
    }

    private void add(long slot, Packed entry) {
        places[size++] = (long) entry.keyHash() << Integer.SIZE | slot - from;
    }

    /// How many entries.
    int size() {
        return size;
    }

    /// The slot of the ring behind them.
    long next() {
        return next;
    }

    /// Shows them.
    <E extends Exception> void each(Ring.Visitor<E> visitor) throws E {
        for (int i = 0; i < size; i++) {
            long slot = from + (int) places[i];
            visitor.sees(slot, ring.at(slot));
        }
    }
}
