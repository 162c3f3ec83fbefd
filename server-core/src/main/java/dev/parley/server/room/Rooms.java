package dev.parley.server.room;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The rooms of a server. Safe for all threads.
///
/// The lobby is always there. Any other room comes to be when somebody joins it, and is forgotten when the last
/// one has left.
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
    private final AtomicLong lastEpoch = new AtomicLong();
    private final ConcurrentMap<String, Room> byName = new ConcurrentHashMap<>();
    private final Room lobby;

    /// @param most how many rooms there may be at the same time, with the lobby
    /// @param witness sees all that happens in them
    public Rooms(InstantSource clock, int most, Witness witness) {
        this.clock = clock;
        this.most = most;
        Fanouts fanouts = new Fanouts();
        setting = new Room.Setting(clock, witness, fanouts, this::discard);
        lobby = new Room(LOBBY, nextEpoch(), new Room.Setting(clock, witness, fanouts, _ -> {}));
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
                room = byName.computeIfAbsent(key.get(), free -> new Room(free, nextEpoch(), setting));
            }
            switch (room.join(newcomer, id)) {
                case Room.Entry.In _ -> {
                    return new Entry.In(room);
                }
                case Room.Entry.Refused(String reason) -> {
                    return new Entry.Refused(reason);
                }
                case Room.Entry.Closed _ ->
                    byName.remove(key.get(), room); // it is about to go: the next one will be new
            }
        }
    }

    private void discard(Room room) {
        if (room.closeIfEmpty()) {
            byName.remove(room.name(), room);
        }
    }

    /// The time, but never the same twice.
    private long nextEpoch() {
        return lastEpoch.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }
}
