package dev.parley.server.history;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Chronicle;
import dev.parley.server.room.Excerpt;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// All that was said, on the disk. Safe for all threads.
public final class History implements Chronicle, AutoCloseable {

    /// The file in the data folder in which lines wait for the database.
    public static final String RING = "history.ring";

    /// How many lines a room begins with.
    private static final int FIRST_LINES = 128;

    /// How many numbers are left out when nobody knows how many were used.
    static final long FAR_AHEAD = 1L << 24;

    /// How long a line waits for the database at most. When much is said, it is the ring that tells that it fills.
    private static final Duration WRITING_PERIOD = Duration.ofSeconds(1);

    private final Database database;
    private final Ring ring;
    private final Leftover leftover;
    private final Scribe scribe;
    private final RetentionRules rules;
    private final long lastEpoch;

    /// What is kept of the rooms that are there now, by their names.
    private final ConcurrentMap<String, RoomVolume> volumes = new ConcurrentHashMap<>();

    private History(
            Database database,
            Ring ring,
            Leftover leftover,
            RetentionRules rules,
            InstantSource clock,
            Consumer<String> tellAdmins)
            throws IOException {
        this.database = database;
        this.rules = rules;
        this.ring = ring;
        this.leftover = leftover;
        this.lastEpoch = database.read(connection -> new Reading(connection).lastEpoch());
        Pruning pruning = new Pruning(database, rules, clock, this::forget);
        this.scribe = new Scribe(
                ring, database, List.of(() -> database.append(Words::index), pruning), WRITING_PERIOD, tellAdmins);
    }

    /// Opens it: what an earlier process could not write to the database any more is written now.
    ///
    /// @param ringBytes how much may wait for the database
    /// @param usual how much is kept of rooms of which nobody says anything else
    /// @param tellAdmins is told in one line what they should know; may not block
    /// @throws IOException if it cannot be used; the message is for the admin
    public static History open(
            Path data,
            Database database,
            int ringBytes,
            Retention usual,
            InstantSource clock,
            Consumer<String> tellAdmins)
            throws IOException {
        Path file = data.resolve(RING);
        try {
            long consumed = database.read(connection -> new Reading(connection).consumed());
            Leftover leftover = Leftover.save(file, database, consumed);
            int size = ringBytes - ringBytes % Ring.SLOT;
            if (leftover.size() != size) {
                RingFile.create(file, size);
            }
            Ring ring = Ring.open(file);
            ring.begin(leftover.next());
            return new History(database, ring, leftover, new RetentionRules(database, usual), clock, tellAdmins);
        } catch (IOException e) {
            throw new IOException("The history in " + data + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Volume open(String room, boolean goesOn, long epoch) {
        Beginning anew = new Beginning(epoch, 0, 1, List.of());
        Beginning beginning = goesOn ? goingOn(room).orElse(anew) : anew;
        RoomArchive archive = new RoomArchive(database, scribe, rules, room, beginning.epoch());
        RoomVolume volume =
                new RoomVolume(room, goesOn, beginning, archive, ring, ended -> volumes.remove(room, ended));
        volumes.put(room, volume);
        return volume;
    }

    @Override
    public long lastEpoch() {
        return lastEpoch;
    }

    /// Waits until what has been said until now is in the database.
    ///
    /// @return whether it is; false if that takes too long, since the disk is slow or full
    public boolean catchUp(Duration patience) throws InterruptedException {
        return scribe.catchUp(patience);
    }

    /// Writes down what has been said, and ends.
    @Override
    public void close() {
        scribe.close();
        if (ring.tail() == ring.head()) {
            ring.stop();
        }
        ring.close();
    }

    private void forget(String room, long epoch, long before) {
        RoomVolume volume = volumes.get(room);
        if (volume != null && volume.beginning().epoch() == epoch) {
            volume.forget(before);
        }
    }

    /// With what a room begins that has been there before.
    private Optional<Beginning> goingOn(String room) {
        try {
            return database.read(connection -> {
                Reading reading = new Reading(connection);
                Optional<Reading.Course> course = reading.course(room);
                return course.isPresent()
                        ? Optional.of(
                                beginning(course.get(), reading.before(course.get(), Long.MAX_VALUE, FIRST_LINES)))
                        : Optional.empty();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("what was said in " + room + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Beginning beginning(Reading.Course course, Excerpt last) {
        long unknown = (course.stopped() ? 0 : RoomVolume.AHEAD) + (leftover.wasLossy() ? FAR_AHEAD : 0);
        List<Line> lines = last.lines();
        long kept = last.more() && !lines.isEmpty() ? lines.getFirst().number() : course.kept();
        return new Beginning(course.epoch(), course.last() + unknown, kept, lines);
    }
}
