package dev.parley.server.history;

import dev.parley.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an earlier process left in the ring.
///
/// @param next the first slot that has not been used
/// @param wasLossy whether lines were lost before that process ended, and nobody could say so any more
/// @param size of the ring's file in bytes; 0 if there is none that can be used
record Leftover(long next, boolean wasLossy, int size) {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);

    /// Writes what is in the ring to the database. A ring that cannot be used is put aside, since nobody could repair
    /// it.
    ///
    /// @param consumed the slot up to which the database has it
    /// @throws IOException if the database cannot be written to
    static Leftover save(Path file, Database database, long consumed) throws IOException {
        if (!Files.exists(file)) {
            if (consumed > 0) {
                log.warn("{} is missing: what was said last before the server ended may be missing too", file);
            }
            return new Leftover(consumed, false, 0);
        }
        Ring ring;
        try {
            ring = Ring.open(file);
        } catch (IOException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".unusable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn(
                    "{} cannot be used ({}) and is now {}: what was said last before the server ended may be missing",
                    file,
                    e.getMessage(),
                    aside);
            return new Leftover(consumed, true, 0);
        }
        try (ring) {
            if (ring.wasLossy()) {
                log.warn("the disk was slow or full when the server ended: lines are missing in the history");
            }
            return new Leftover(save(ring, database, consumed), ring.wasLossy(), ring.size());
        }
    }

    private static long save(Ring ring, Database database, long consumed) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long next = ring.recover(consumed, entries);
        for (int from = 0; from < entries.size(); from += Scribe.BATCH) {
            int to = Math.min(from + Scribe.BATCH, entries.size());
            List<Entry> batch = entries.subList(from, to);
            long done = to == entries.size() ? next : consumed; // else again from the start: it does no harm
            database.append(connection -> {
                Shelf.put(connection, batch, done);
                return done;
            });
        }
        if (!entries.isEmpty()) {
            log.info("the last {} entries of what was said have been written to the database", entries.size());
        }
        return next;
    }
}
