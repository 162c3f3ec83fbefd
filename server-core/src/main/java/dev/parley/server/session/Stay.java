package dev.parley.server.session;

import dev.parley.protocol.ServerMessage.Here;
import dev.parley.server.room.Room;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Rooms.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Since when somebody is here, and in which rooms: coming in, going out, and where they talk. Safe for all
/// threads.
public final class Stay {

    /// In how many rooms one person can be at the same time.
    public static final int MAX_ROOMS = 100;

    private final Session session;
    private final Rooms all;
    private final long since;

    /// Changed by [#move] only.
    private volatile Whereabouts now = Whereabouts.NOWHERE;

    Stay(Session session, Rooms all, long since) {
        this.session = session;
        this.all = all;
        this.since = since;
    }

    /// When they came, in milliseconds since 1970-01-01T00:00Z.
    public long since() {
        return since;
    }

    /// The rooms, in the order in which they came.
    List<Room> rooms() {
        return now.rooms();
    }

    /// One of the rooms.
    ///
    /// @param name in any letter case
    public Optional<Room> find(String name) {
        return now.find(name);
    }

    /// Where what they type is said; nothing while they are in no room.
    public Optional<Room> current() {
        return Optional.ofNullable(now.current());
    }

    /// Where the commands run that they type: where they talk, or the lobby while they are in no
    /// room.
    public Room here() {
        return current().orElse(all.lobby());
    }

    /// Comes into a room.
    ///
    /// @param id what their own event carries
    public Entry comeInto(String name, @Nullable String id) {
        if (now.rooms().size() >= MAX_ROOMS) {
            return new Entry.Refused("You are in " + MAX_ROOMS + " rooms, and nobody may be in more.");
        }
        Entry entry = all.join(name, session, id);
        if (entry instanceof Entry.In(Room room)) {
            move(before -> before.with(room));
            if (session.isGone()) { // who was removed meanwhile goes at once: nothing else would take them out
                room.remove(session);
            }
        }
        return entry;
    }

    /// Talks in another of the rooms from now on.
    public void turnTo(Room room) {
        move(before -> before.talkingIn(room));
        session.send(new Here(room.name()));
    }

    /// Goes out of a room that they are in.
    ///
    /// @param id what their own event carries
    public void leave(Room room, @Nullable String id) {
        move(before -> before.without(room));
        room.leave(session, id);
    }

    private synchronized void move(UnaryOperator<Whereabouts> change) {
        now = change.apply(now);
    }
}
