package dev.parley.server.command;

import dev.parley.api.Accounts;
import dev.parley.api.Audit;
import dev.parley.api.Call;
import dev.parley.api.Nickname;
import dev.parley.api.Permissions;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Roles;
import dev.parley.api.Room;
import dev.parley.api.Sanctions;
import dev.parley.api.Server;
import dev.parley.api.Target;
import dev.parley.api.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A call on a server that consists of names.
record FakeCall(User caller, Room room, Server server) implements Call {

    /// A call by the first of some people, who are all in one room.
    static FakeCall among(String... nicks) {
        List<User> users =
                Stream.of(nicks).map(nick -> (User) new FakeUser(nick)).toList();
        Room lobby = new FakeRoom("lobby", users);
        return new FakeCall(users.getFirst(), lobby, new FakeServer(users, lobby));
    }

    @Override
    public boolean confirmed() {
        return false;
    }

    @Override
    public Reply undo() {
        throw new UnsupportedOperationException("nothing should be taken back");
    }

    /// The last of the people has a higher rank than all others.
    @Override
    public boolean isOutrankedBy(User other) {
        return isOutrankedBy(new Nickname(other.nick()));
    }

    @Override
    public boolean isOutrankedBy(Nickname name) {
        return name.text().equalsIgnoreCase(server.users().getLast().nick());
    }

    record FakeUser(String nick) implements Bystander {
        @Override
        public boolean isHere() {
            return true;
        }

        @Override
        public boolean may(String permission) {
            return false;
        }

        @Override
        public Optional<Nickname> account() {
            return Optional.empty();
        }

        @Override
        public String role() {
            return "guest";
        }

        @Override
        public Result rename(Nickname name) {
            throw new UnsupportedOperationException("nobody should be renamed");
        }

        @Override
        public boolean may(String permission, Room room) {
            return false;
        }

        @Override
        public void send(String text) {
            throw new UnsupportedOperationException("nobody should be spoken to");
        }

        @Override
        public void disconnect(String reason) {
            throw new UnsupportedOperationException("nobody should be sent away");
        }
    }

    private record FakeRoom(String name, List<User> members) implements QuietRoom {
        @Override
        public void send(String text) {
            throw new UnsupportedOperationException("nothing should be said");
        }
    }

    private record FakeServer(List<User> users, Room lobby) implements Server {
        @Override
        public Optional<User> user(String nick) {
            return users.stream().filter(u -> u.nick().equalsIgnoreCase(nick)).findFirst();
        }

        @Override
        public Optional<Room> room(String name) {
            return Optional.of(lobby).filter(room -> room.name().equalsIgnoreCase(name));
        }

        @Override
        public List<Room> rooms() {
            return List.of(lobby);
        }

        @Override
        public Accounts accounts() {
            throw new UnsupportedOperationException("nobody has an account");
        }

        @Override
        public Roles roles() {
            throw new UnsupportedOperationException("there are no roles");
        }

        @Override
        public Permissions permissions() {
            throw new UnsupportedOperationException("there are no permissions");
        }

        @Override
        public Sanctions bans() {
            throw new UnsupportedOperationException("nobody should be banned");
        }

        @Override
        public Sanctions mutes() {
            throw new UnsupportedOperationException("nobody should be muted");
        }

        @Override
        public Audit audit() {
            throw new UnsupportedOperationException("nothing should be looked up");
        }

        @Override
        public List<User> matching(Target target) {
            throw new UnsupportedOperationException("nobody should be meant");
        }
    }
}
