package dev.parley.server.command;

import dev.parley.api.Bans;
import dev.parley.api.Nickname;
import dev.parley.api.Room;
import dev.parley.api.Server;
import dev.parley.api.User;
import dev.parley.server.moderation.BanList;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Permissions;
import dev.parley.server.room.Rooms;
import dev.parley.server.session.Session;
import dev.parley.server.session.Sessions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The server as plugins see it.
public record ServerHandle(Sessions sessions, Rooms rooms, BanList banList, Permissions permissions) implements Server {

    @Override
    public List<User> users() {
        return sessions.all().stream().map(this::user).toList();
    }

    @Override
    public Optional<User> user(String nick) {
        return sessions.find(nick).map(this::user);
    }

    @Override
    public Optional<Room> room(String name) {
        return rooms.find(name).map(this::room);
    }

    @Override
    public Bans bans() {
        return new BansHandle(banList);
    }

    User user(Session session) {
        return new UserHandle(session, permissions);
    }

    Room room(dev.parley.server.room.Room room) {
        return new RoomHandle(room, permissions);
    }

    private record BansHandle(BanList banList) implements Bans {

        @Override
        public boolean add(Nickname name) throws IOException {
            return banList.add(nick(name));
        }

        @Override
        public boolean remove(Nickname name) throws IOException {
            return banList.remove(nick(name));
        }

        @Override
        public List<Nickname> list() {
            return banList.names().stream()
                    .map(nick -> new Nickname(nick.text()))
                    .toList();
        }

        private static Nick nick(Nickname name) {
            return Nick.of(name.text())
                    .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" cannot be anybody's name"));
        }
    }
}
