package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Deleted;
import dev.parley.protocol.ServerMessage.Edited;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Chronicle;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts what is said in a room into the ring. If there is no room for a line, it counts what is missing and
/// says so in the ring as soon as it can.
///
/// The room's lock guards it, but for [#forget], which is safe for all threads.
final class RoomVolume implements Chronicle.Volume {

    /// How many numbers may have been used, after the last one that is written down, when the server dies. The
    /// next one begins behind them, so that comings and goings need not be written down each.
    static final int AHEAD = 1024;

    private final String room;
    private final Chronicle.Beginning beginning;
    private final Archive archive;
    private final Ring ring;
    private final Consumer<RoomVolume> onClose;

    /// Up to here, numbers may be used without writing anything down.
    private long covered;

    /// Whether the count may be needed again: that of a room in which nothing was said never is.
    private boolean counts;

    /// All lines before this number have gone.
    private volatile long kept = 1;

    private long firstLost;
    private long lastLost;
    private long lost;

    /// @param goesOn whether the room is one whose count goes on
    /// @param onClose told when the room has ended
    RoomVolume(
            String room,
            boolean goesOn,
            Chronicle.Beginning beginning,
            Archive archive,
            Ring ring,
            Consumer<RoomVolume> onClose) {
        this.room = room;
        this.beginning = beginning;
        this.archive = archive;
        this.ring = ring;
        this.onClose = onClose;
        this.counts = goesOn;
        this.covered = beginning.lastNumber();
    }

    @Override
    public Chronicle.Beginning beginning() {
        return beginning;
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(archive);
    }

    @Override
    public long kept() {
        return kept;
    }

    /// Takes note that all lines before a number have gone.
    void forget(long before) {
        kept = before;
    }

    @Override
    public void add(RoomEvent event) {
        long epoch = beginning.epoch();
        switch (event) {
            case Line line -> keep(new Entry.Said(room, epoch, line));
            case Edited edited ->
                keep(new Entry.Edited(room, epoch, edited.number(), edited.time(), edited.line(), edited.text()));
            case Deleted deleted -> keep(new Entry.Deleted(room, epoch, deleted.number(), deleted.line()));
            default -> {
                if (counts && event.number() > covered) {
                    put(new Entry.Mark(room, epoch, event.number(), false));
                }
            }
        }
    }

    private void keep(Entry entry) {
        counts = true;
        if (!put(entry)) {
            firstLost = lost == 0 ? entry.number() : firstLost;
            lastLost = entry.number();
            lost++;
        }
    }

    @Override
    public void close(long lastNumber) {
        if (counts) {
            put(new Entry.Mark(room, beginning.epoch(), lastNumber, true));
        }
        onClose.accept(this);
    }

    private boolean put(Entry entry) {
        if (lost > 0 && !ring.put(Packed.of(new Entry.Gap(room, beginning.epoch(), firstLost, lastLost, lost)))) {
            return false;
        }
        lost = 0;
        boolean done = ring.put(Packed.of(entry));
        covered = done ? entry.number() + AHEAD : covered;
        return done;
    }
}
