package dev.parley.server.command;

import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.server.session.Session;
import java.util.List;

/// A room as one plugin sees it. Equal to the plugin's other handles of the same room.
record RoomHandle(dev.parley.server.room.Room room, ServerHandle server) implements Room {

    @Override
    public String name() {
        return room.name();
    }

    @Override
    public List<User> members() {
        server.lease().check();
        return room.members().stream()
                .map(member -> server.user((Session) member))
                .toList();
    }

    @Override
    public void send(String text) {
        String line = Answers.roomLine(text);
        server.lease().charge(room, line.length());
        room.announce(line);
    }

    @Override
    public String toString() {
        return name();
    }
}
