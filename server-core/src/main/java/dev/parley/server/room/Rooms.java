package dev.parley.server.room;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The rooms of a server. Safe for all threads.
///
/// The lobby is always there. Any other room comes to be when somebody joins it, and is forgotten when the
/// last one has left, unless its rules say that it stays.
public final class Rooms {

    /// What became of the wish to come in.
    public sealed interface Entry {

        /// They are in.
        record In(Room room) implements Entry {}

        /// They are not, or were in already.
        ///
        /// @param reason one line for the person
        record Refused(String reason) implements Entry {}
    }

    /// The name of the room that everybody comes into.
    public static final String LOBBY = "lobby";

    private final InstantSource clock;
    private final int most;
    private final Room.Setting setting;
    private final Chronicle chronicle;
    private final AtomicLong lastEpoch;
    private final ConcurrentMap<String, Room> byName = new ConcurrentHashMap<>();
    private final Room lobby;

    /// Rooms none of which was there before, and of which nothing is kept.
    ///
    /// @param most how many rooms there may be at the same time, with the lobby
    /// @param witness sees all that happens in them
    public Rooms(InstantSource clock, int most, Witness witness) {
        this(clock, most, 0, witness, Chronicle.NONE, RoomBook.NOTHING, Map.of());
    }

    /// The same with those that are there already.
    ///
    /// @param linesPerSecond how many lines may be said in each on average; 0 for any number
    /// @param chronicle keeps what is said
    /// @param book where the rules of rooms that stay are written down
    /// @param kept the rules that were written down, by the room's name
    public Rooms(
            InstantSource clock,
            int most,
            int linesPerSecond,
            Witness witness,
            Chronicle chronicle,
            RoomBook book,
            Map<String, RoomRules> kept) {
        this.clock = clock;
        this.most = most;
        this.chronicle = chronicle;
        this.lastEpoch = new AtomicLong(chronicle.lastEpoch());
        Fanouts fanouts = new Fanouts();
        setting = new Room.Setting(clock, witness, fanouts, book, linesPerSecond, this::discard);
        kept.forEach((name, rules) -> {
            if (!name.equals(LOBBY)) {
                byName.put(name, new Room(name, chronicle.open(name, true, nextEpoch()), rules, setting));
            }
        });
        lobby = new Room(
                LOBBY,
                chronicle.open(LOBBY, true, nextEpoch()),
                kept.getOrDefault(LOBBY, RoomRules.NONE),
                new Room.Setting(clock, witness, fanouts, book, linesPerSecond, _ -> {}));
        byName.put(LOBBY, lobby);
    }

    /// The room that everybody comes into.
    public Room lobby() {
        return lobby;
    }

    /// The room of that name, in any letter case.
    public Optional<Room> find(String name) {
        return RoomName.of(name).map(byName::get);
    }

    /// All rooms, in the order of their names.
    public List<Room> all() {
        return byName.values().stream().sorted(Comparator.comparing(Room::name)).toList();
    }

    /// Lets somebody into a room, as [Room] says.
    ///
    /// @param id what the newcomer's own event carries
    public Entry join(String name, Member newcomer, @Nullable String id) {
        Optional<String> key = RoomName.of(name);
        if (key.isEmpty()) {
            return new Entry.Refused(RoomName.RULE);
        }
        while (true) {
            Room room = byName.get(key.get());
            if (room == null) {
                if (byName.size() >= most) {
                    return new Entry.Refused("There are too many rooms. Join one that is there.");
                }
                room = byName.computeIfAbsent(
                        key.get(),
                        free -> new Room(free, chronicle.open(free, false, nextEpoch()), RoomRules.NONE, setting));
            }
            switch (room.join(newcomer, id)) {
                case Entrance.In _ -> {
                    return new Entry.In(room);
                }
                case Entrance.Refused(String reason) -> {
                    return new Entry.Refused(reason);
                }
                case Entrance.Closed _ -> byName.remove(key.get(), room); // it is about to go: the next one will be new
            }
        }
    }

    /// The server stops: nothing happens in any room from now on.
    public void end() {
        byName.values().forEach(Room::end);
    }

    private void discard(Room room) {
        if (room.closeIfEmpty()) {
            byName.remove(room.name(), room);
            room.end();
        }
    }

    /// The time, but never the same twice.
    private long nextEpoch() {
        return lastEpoch.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }
}
