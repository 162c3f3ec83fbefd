package dev.parley.server.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one who writes: takes what is in the ring and puts it into the database, many entries in one transaction,
/// and does the chores when there is little to write. While the disk does not take anything, it tries again, and
/// tells the admins once.
///
/// Safe for all threads; the writing is done by a thread of its own.
final class Scribe implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Scribe.class);

    /// How many entries are written at once.
    static final int BATCH = 16_000;

    /// How long it waits before it tries again what could not be written.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ring ring;
    private final Database database;
    private final List<Chore> chores;
    private final Duration rest;
    private final Consumer<String> tellAdmins;
    private final Thread thread;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private boolean stopping;

    @GuardedBy("lock")
    private boolean hurried;

    /// Whether it could not write the last time. Touched by its thread only.
    private boolean stuck;

    /// Touched by its thread only.
    private final Leisure leisure = new Leisure(System.nanoTime());

    /// Something to do in the database when there is little to write.
    @FunctionalInterface
    interface Chore {

        /// Does a part of it that takes no longer than some ten milliseconds.
        ///
        /// @return whether there is more to do
        boolean step() throws IOException;
    }

    /// @param rest how long a line waits in the ring at most, while that does not fill: the more lines of a room are
    ///     written at once, the less each costs
    Scribe(Ring ring, Database database, List<Chore> chores, Duration rest, Consumer<String> tellAdmins) {
        this.ring = ring;
        this.database = database;
        this.chores = chores;
        this.rest = rest;
        this.tellAdmins = tellAdmins;
        ring.onFilling(this::wake);
        this.thread = Thread.ofPlatform().daemon().name("history").start(this::run);
    }

    /// Waits until what is in the ring now is in the database.
    ///
    /// @return whether it is; false if that takes too long, since the disk is slow or full
    boolean catchUp(Duration patience) throws InterruptedException {
        long target = ring.head();
        long end = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (ring.tail() < target) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || stopping) {
                    return false;
                }
                hurried = true;
                lock.notifyAll();
                lock.wait(left);
            }
            return true;
        }
    }

    /// Writes what there is, and ends. If that is not possible, it stays in the ring.
    @Override
    public void close() {
        synchronized (lock) {
            stopping = true;
            lock.notifyAll();
        }
        try {
            thread.join();
            writeAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // somebody is in a hurry: what is in the ring stays there
        }
    }

    private void run() {
        try {
            ring.force(); // it may have been made just now
        } catch (UncheckedIOException e) {
            log.warn("the disk does not take history.ring: {}", e.getMessage());
        }
        while (!isStopping()) {
            boolean more = false;
            try {
                int written = write();
                more = written == BATCH || (leisure.isThere(written, System.nanoTime()) && doChores());
                recovered();
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
            if (!more) {
                rest(stuck ? PAUSE : rest);
            }
        }
    }

    /// Does a part of each.
    ///
    /// @return whether there is more to do
    private boolean doChores() throws IOException {
        boolean more = false;
        for (Chore chore : chores) {
            more |= chore.step();
        }
        leisure.used(more, System.nanoTime());
        return more;
    }

    /// Writes a batch.
    ///
    /// @return how many entries that was
    private int write() throws IOException {
        Batch batch = Batch.take(ring, BATCH);
        if (batch.size() == 0) {
            return 0;
        }
        database.append(connection -> {
            Shelf.put(connection, batch);
            return batch;
        });
        synchronized (lock) {
            ring.free(batch.next());
            lock.notifyAll();
        }
        return batch.size();
    }

    private void writeAll() {
        try {
            int written = BATCH;
            while (written == BATCH) {
                written = write();
            }
        } catch (IOException | RuntimeException e) {
            log.error("what was said last cannot be written to the database now, and will be at the next start", e);
        }
    }

    private void failed(Exception e) {
        if (!stuck) {
            stuck = true;
            log.error(
                    "what is said cannot be written to the database, and is tried again every second: {}",
                    e.getMessage(),
                    e instanceof IOException ? null : e); // what the disk did needs no trace
            tellAdmins.accept("What is said cannot be stored at the moment: " + e.getMessage()
                    + ". People can go on talking; when history.ring is full, lines will be missing in the history.");
        }
    }

    private void recovered() {
        if (stuck) {
            stuck = false;
            log.info("what is said is written to the database again");
            tellAdmins.accept("What is said is stored again.");
        }
    }

    private boolean isStopping() {
        synchronized (lock) {
            return stopping;
        }
    }

    private void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    /// Does nothing for a while, unless the ring fills or somebody waits for what is in it.
    private void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (lock) {
            try {
                for (long left = time.toMillis(); left > 0 && !stopping && !hurried && (stuck || !ring.isFilling()); ) {
                    lock.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
                hurried = false;
            } catch (InterruptedException e) {
                stopping = true; // nobody else does that
            }
        }
    }
}
