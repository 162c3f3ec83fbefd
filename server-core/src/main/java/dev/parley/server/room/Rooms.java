package dev.parley.server.room;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The rooms of a server. Safe for all threads.
public final class Rooms {

    private final Room lobby;
    private final Map<String, Room> byName;

    /// @param witness sees all that happens in them
    public Rooms(InstantSource clock, Witness witness) {
        lobby = new Room("lobby", clock, witness);
        byName = Map.of(lobby.name(), lobby);
    }

    /// The room that everybody is in.
    public Room lobby() {
        return lobby;
    }

    /// The room of that name, in any letter case.
    public Optional<Room> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The names of all rooms.
    public Iterable<String> names() {
        return byName.keySet();
    }
}
