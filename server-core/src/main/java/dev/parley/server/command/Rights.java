package dev.parley.server.command;

import dev.parley.server.people.Permissions;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import java.util.function.Predicate;

/// What somebody may run in a room, as it is whenever it is asked. Safe for all threads.
record Rights(Session who, Room room, Permissions permissions) implements Predicate<RegisteredCommand<?>> {

    @Override
    public boolean test(RegisteredCommand<?> command) {
        return permissions.allows(command.rankOf(who, room), command.permission(), room.name());
    }
}
