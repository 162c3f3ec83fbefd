package dev.parley.server.command;

import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.moderation.Act;
import dev.parley.server.moderation.Actor;
import dev.parley.server.people.Nick;
import dev.parley.server.room.Rooms;
import dev.parley.server.session.Identity;
import dev.parley.server.session.Personal;
import dev.parley.server.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A session as one plugin sees it. Equal to the plugin's other handles of the same session.
record UserHandle(Session session, ServerHandle server) implements User {

    private static final int MAX_AWAY = 300;

    /// The session behind a handle that a plugin gives back.
    ///
    /// @throws IllegalArgumentException if the handle is not one of the server's
    static Session sessionOf(User user) {
        if (user instanceof UserHandle handle) {
            return handle.session;
        }
        throw new IllegalArgumentException(user + " is nobody whom this server knows");
    }

    @Override
    public String nick() {
        return session.nick();
    }

    @Override
    public Optional<Nickname> account() {
        server.lease().check();
        Identity identity = session.identity();
        return identity.account() == null
                ? Optional.empty()
                : server.directory()
                        .accounts()
                        .find(identity.name())
                        .map(account -> new Nickname(account.name().text()));
    }

    @Override
    public String role() {
        server.lease().check();
        return session.identity().rank().name();
    }

    @Override
    public Result rename(Nickname name) {
        server.lease().check();
        return switch (Nick.check(name.text())) {
            case Nick.Check.Valid(Nick nick) -> server.directory().logins().rename(session, nick);
            case Nick.Check.Invalid(String reason) -> Result.refused(reason);
        };
    }

    @Override
    public boolean isHere() {
        server.lease().check();
        return !session.isGone();
    }

    @Override
    public boolean may(String permission) {
        server.lease().check();
        return server.directory().permissions().allows(session.identity().rank(), permission, null);
    }

    @Override
    public boolean may(String permission, Room room) {
        server.lease().check();
        return server.allRooms()
                .find(room.name())
                .map(found -> server.allows(session, permission, found))
                .orElseGet(() -> may(permission));
    }

    @Override
    public List<Room> rooms() {
        server.lease().check();
        return session.rooms().stream().map(server::room).toList();
    }

    @Override
    public Optional<Room> here() {
        server.lease().check();
        return session.stay().current().map(server::room);
    }

    @Override
    public boolean moderates(Room room) {
        server.lease().check();
        return session.moderates(RoomHandle.roomOf(room));
    }

    @Override
    public Result join(String room) {
        server.lease().check();
        Optional<dev.parley.server.room.Room> own = server.allRooms().find(room).filter(session.rooms()::contains);
        if (own.isPresent()) {
            session.stay().turnTo(own.get());
            return Result.done();
        }
        return switch (session.stay().comeInto(room, null)) {
            case Rooms.Entry.In _ -> Result.done();
            case Rooms.Entry.Refused(String reason) -> Result.refused(reason);
        };
    }

    @Override
    public Result leave(Room room) {
        server.lease().check();
        dev.parley.server.room.Room own = RoomHandle.roomOf(room);
        if (!session.rooms().contains(own)) {
            return Result.refused("You are not in " + room.name() + ".");
        }
        session.stay().leave(own, null);
        return Result.done();
    }

    @Override
    public Result tell(User to, String text) {
        Session other = sessionOf(to);
        String line = Answers.roomLine(text);
        server.lease().charge(other, line.length());
        if (other.isGone()) {
            return Result.refused(other.nick() + " is gone.");
        }
        String muted = session.refusalOfSpeech(null);
        if (muted != null) {
            return Result.refused(muted);
        }
        session.privacy().tell(other, line);
        return Result.done();
    }

    @Override
    public Optional<User> lastWriter() {
        server.lease().check();
        return Optional.ofNullable(personal().lastWriter()).map(server::user);
    }

    @Override
    public Optional<String> away() {
        server.lease().check();
        return Optional.ofNullable(personal().away());
    }

    @Override
    public void goAway(String why) {
        server.lease().check();
        String line = Printable.line(why);
        String bounded = line.substring(0, Math.min(line.length(), MAX_AWAY));
        session.privacy().settle(before -> before.withAway(Printable.line(bounded)));
    }

    @Override
    public void comeBack() {
        server.lease().check();
        session.privacy().settle(before -> before.withAway(null));
    }

    @Override
    public Result ignore(Nickname name) {
        server.lease().check();
        Nick nick = ServerHandle.nick(name);
        if (nick.key().equals(session.name().key())) {
            return Result.refused("You cannot ignore yourself.");
        }
        if (personal().ignores(nick.text())) {
            return Result.refused("You ignore " + nick + " already.");
        }
        if (personal().ignored().size() >= Personal.MAX_IGNORED) {
            return Result.refused("You ignore " + Personal.MAX_IGNORED + " people, and nobody may ignore more.");
        }
        session.privacy().settle(before -> before.ignoring(nick));
        return Result.done();
    }

    @Override
    public boolean unignore(Nickname name) {
        server.lease().check();
        Nick nick = ServerHandle.nick(name);
        boolean ignored = personal().ignores(nick.text());
        session.privacy().settle(before -> before.noticing(nick));
        return ignored;
    }

    @Override
    public List<Nickname> ignored() {
        server.lease().check();
        return personal().ignoredNames().stream()
                .map(nick -> new Nickname(nick.text()))
                .toList();
    }

    @Override
    public Instant since() {
        return Instant.ofEpochMilli(session.stay().since());
    }

    @Override
    public String address() {
        server.lease().check();
        return session.address();
    }

    @Override
    public void send(String text) {
        ServerMessage.Reply message = Answers.text(null, text);
        server.lease().charge(session, message.text().length());
        session.send(message);
    }

    @Override
    public void disconnect(String reason) {
        server.lease().check();
        session.remove(Answers.roomLine(reason));
        Actor.current().ifPresent(actor -> actor.did(new Act("the removal of " + nick(), nick(), "", null)));
    }

    private Personal personal() {
        return session.privacy().personal();
    }

    @Override
    public String toString() {
        return nick();
    }
}
