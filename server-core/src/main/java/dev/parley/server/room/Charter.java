package dev.parley.server.room;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The rules of one room as they change: written down first, if the room stays, and then in force. Safe for
/// all threads.
final class Charter {

    private final String room;
    private final RoomBook book;

    /// Held by whoever changes the rules, while that is written down: nobody else waits for it.
    private final Object changing = new Object();

    private volatile RoomRules rules;

    Charter(String room, RoomBook book, RoomRules rules) {
        this.room = room;
        this.book = book;
        this.rules = rules;
    }

    RoomRules rules() {
        return rules;
    }

    /// Changes them. Blocks until that is on the disk.
    ///
    /// @param inForce called when they are written down, to [#enact] them
    /// @throws IOException if that could not be done; the rules are as before then
    void change(UnaryOperator<RoomRules> change, Consumer<RoomRules> inForce) throws IOException {
        synchronized (changing) {
            RoomRules before = rules;
            RoomRules after = change.apply(before);
            if (isKept(after)) {
                book.keep(room, after);
            } else if (isKept(before)) {
                book.forget(room);
            }
            inForce.accept(after);
        }
    }

    /// Changes them where the disk needs no word of it. Waits for whoever is just changing them.
    void amend(UnaryOperator<RoomRules> change) {
        synchronized (changing) {
            rules = change.apply(rules);
        }
    }

    void enact(RoomRules after) {
        rules = after;
    }

    private boolean isKept(RoomRules ofThis) {
        return ofThis.persistent() || (room.equals(Rooms.LOBBY) && !ofThis.equals(RoomRules.NONE));
    }
}
