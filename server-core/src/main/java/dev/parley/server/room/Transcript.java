package dev.parley.server.room;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Deleted;
import dev.parley.protocol.ServerMessage.Edited;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens in a room, in order: every event gets its number here, is kept, and is handed to those who
/// see it. Besides, what was said can be read here, edited and deleted.
///
/// Safe for all threads. Its monitor is the room's one lock: whoever holds it sees no event come between.
public final class Transcript {

    private final String room;
    private final InstantSource clock;
    private final long epoch;
    private final Optional<Archive> archive;

    @GuardedBy("this")
    private final Chronicle.Volume volume;

    @GuardedBy("this")
    private final Audiences audiences;

    @GuardedBy("this")
    private final Recent recent;

    @GuardedBy("this")
    private long lastNumber;

    /// Which lines somebody asks for.
    ///
    /// @param after only those with a greater number, the oldest of them; null for the newest
    /// @param before only those with a smaller number
    /// @param limit the most lines
    public record Range(@Nullable Long after, long before, int limit) {

        /// The newest lines.
        public static Range last(int limit) {
            return new Range(null, Long.MAX_VALUE, limit);
        }

        /// One line.
        public static Range of(long number) {
            return new Range(number - 1, number + 1, 1);
        }
    }

    /// @param volume where what is said is kept, and how the room begins
    Transcript(String room, Chronicle.Volume volume, Fanouts fanouts, InstantSource clock) {
        Chronicle.Beginning beginning = volume.beginning();
        this.room = room;
        this.clock = clock;
        this.volume = volume;
        this.archive = volume.archive();
        this.epoch = beginning.epoch();
        this.lastNumber = beginning.lastNumber();
        this.audiences = new Audiences(fanouts, volume);
        this.recent = new Recent(room, beginning.kept());
        beginning.lines().forEach(recent::add);
    }

    /// Which count the numbers of the events belong to: another one whenever they start anew.
    public long epoch() {
        return epoch;
    }

    /// Looks for lines in memory.
    ///
    /// @return empty if some of them may be on the disk only
    public Optional<Excerpt> known(Range range) {
        Excerpt found = inMemory(range);
        boolean whole = archive.isEmpty() || found.isWholeFor(range);
        return whole ? Optional.of(found) : Optional.empty();
    }

    /// Those of the lines that are in memory.
    public synchronized Excerpt inMemory(Range range) {
        recent.forget(volume.kept());
        return range.after() == null
                ? recent.before(range.before(), range.limit())
                : recent.after(range.after(), range.before(), range.limit());
    }

    /// Reads lines. This may wait for the disk: never on an event loop.
    ///
    /// @throws IOException if they cannot be read; the message says why in a few words
    public Excerpt read(Range range) throws IOException {
        Optional<Excerpt> known = known(range);
        if (known.isPresent()) {
            return known.get();
        }
        Archive onDisk = archive.orElseThrow();
        return range.after() == null
                ? onDisk.before(range.before(), range.limit())
                : onDisk.after(range.after(), range.before(), range.limit());
    }

    /// Where all that was said can be searched; empty if nothing is kept but what is in memory.
    public Optional<Archive> archive() {
        return archive;
    }

    /// Changes a line that was said; all members see it.
    ///
    /// @param line its number
    public synchronized void edit(long line, String by, String text) {
        Edited event = new Edited(room, next(), now(), line, by, Printable.line(text));
        recent.edit(event);
        post(event);
    }

    /// Deletes a line that was said; all members see it.
    ///
    /// @param line its number
    public synchronized void delete(long line, String by) {
        Deleted event = new Deleted(room, next(), now(), line, by);
        recent.delete(line);
        post(event);
    }

    /// Has a line be said.
    ///
    /// @param from null for the server
    /// @param action whether it is what they do
    synchronized Line say(@Nullable String from, String text, boolean action) {
        Line line = new Line(room, next(), now(), from, Printable.line(text), action ? true : null);
        recent.add(line);
        post(line);
        return line;
    }

    /// Has all see an event.
    synchronized void post(RoomEvent event) {
        audiences.post(event);
    }

    /// Has all see an event that is somebody's own.
    ///
    /// @param step what there is to do for it on their event loop
    synchronized void hand(Member member, RoomEvent event, Step step) {
        audiences.hand(member, event, step);
    }

    /// What somebody wants to see, and what not, has changed.
    synchronized void sift(Member member) {
        audiences.sift(member);
    }

    /// The number of the event that is about to happen.
    synchronized long next() {
        return ++lastNumber;
    }

    /// Whether nothing has happened.
    synchronized boolean isBlank() {
        return lastNumber == 0;
    }

    /// The time of what happens now, in milliseconds since 1970-01-01T00:00Z.
    long now() {
        return clock.millis();
    }

    /// Nothing happens any more.
    synchronized void close() {
        volume.close(lastNumber);
    }
}
