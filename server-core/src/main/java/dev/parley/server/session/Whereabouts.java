package dev.parley.server.session;

import dev.parley.server.room.Room;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rooms that somebody is in. Immutable.
///
/// @param rooms in the order in which they came
/// @param current where what they type is said, if their client does not name a room; null while they are in none
record Whereabouts(List<Room> rooms, @Nullable Room current) {

    static final Whereabouts NOWHERE = new Whereabouts(List.of(), null);

    /// One of them.
    ///
    /// @param name in any letter case
    Optional<Room> find(String name) {
        for (int i = 0; i < rooms.size(); i++) { // no stream, no iterator: every line passes here
            if (rooms.get(i).name().equalsIgnoreCase(name)) {
                return Optional.of(rooms.get(i));
            }
        }
        return Optional.empty();
    }

    /// The same and one more, which is where they talk now.
    Whereabouts with(Room room) {
        return new Whereabouts(Stream.concat(rooms.stream(), Stream.of(room)).toList(), room);
    }

    /// The same but one. Whoever talked there talks in the room into which they came last.
    Whereabouts without(Room room) {
        List<Room> others = rooms.stream().filter(other -> !other.equals(room)).toList();
        Room last = others.isEmpty() ? null : others.getLast();
        return new Whereabouts(others, room.equals(current) ? last : current);
    }

    /// The same, but they talk in this one of them.
    Whereabouts talkingIn(Room room) {
        return new Whereabouts(rooms, room);
    }
}
