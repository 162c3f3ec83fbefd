package dev.parley.server.command;

import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.server.people.Permissions;
import dev.parley.server.session.Session;
import java.util.List;

/// A room as plugins see it. Equal to the other handles of the same room.
record RoomHandle(dev.parley.server.room.Room room, Permissions permissions) implements Room {

    @Override
    public String name() {
        return room.name();
    }

    @Override
    public List<User> members() {
        return room.members().stream()
                .map(member -> (User) new UserHandle((Session) member, permissions))
                .toList();
    }

    @Override
    public void send(String text) {
        room.announce(text);
    }

    @Override
    public String toString() {
        return name();
    }
}
