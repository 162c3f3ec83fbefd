package dev.parley.server.command;

import dev.parley.api.History;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.RoomMode;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.room.RoomRules;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A room as one plugin sees it. Equal to the plugin's other handles of the same room.
record RoomHandle(dev.parley.server.room.Room room, ServerHandle server) implements Room {

    private static final int MAX_TOPIC = 300;

    /// The room behind a handle that a plugin gives back.
    ///
    /// @throws IllegalArgumentException if the handle is not one of the server's
    static dev.parley.server.room.Room roomOf(Room room) {
        if (room instanceof RoomHandle handle) {
            return handle.room;
        }
        throw new IllegalArgumentException(room + " is no room that this server knows");
    }

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
    public String topic() {
        server.lease().check();
        return room.rules().topic();
    }

    @Override
    public Result changeTopic(User by, String topic) throws IOException {
        server.lease().check();
        if (topic.length() > MAX_TOPIC) {
            return Result.refused(
                    "A topic has at most " + MAX_TOPIC + " characters; this one has " + topic.length() + ".");
        }
        room.changeTopic(UserHandle.sessionOf(by), topic);
        return Result.done();
    }

    @Override
    public boolean is(RoomMode mode) {
        server.lease().check();
        RoomRules rules = room.rules();
        return switch (mode) {
            case HIDDEN -> rules.hidden();
            case INVITE_ONLY -> rules.inviteOnly();
            case MODERATED -> rules.moderated();
            case PERSISTENT -> rules.persistent() || room.isLobby();
            case LOCKED -> rules.locked();
        };
    }

    @Override
    public Result set(RoomMode mode, boolean on) throws IOException {
        server.lease().check();
        boolean forTheLobby = mode == RoomMode.MODERATED || mode == RoomMode.LOCKED;
        if (room.isLobby() && !forTheLobby) {
            return Result.refused("Everybody comes into the lobby, and it stays.");
        }
        boolean before = is(mode);
        keep(mode, on);
        if (before != on) {
            did(mode.name().toLowerCase(Locale.ROOT).replace('_', '-'), () -> {
                boolean mine = is(mode) == on;
                if (mine) {
                    keep(mode, before);
                }
                return mine;
            });
        }
        return Result.done();
    }

    private void keep(RoomMode mode, boolean on) throws IOException {
        room.change(rules -> switch (mode) {
            case HIDDEN -> rules.withHidden(on);
            case INVITE_ONLY -> rules.withInviteOnly(on);
            case MODERATED -> rules.withModerated(on);
            case PERSISTENT -> rules.withPersistent(on);
            case LOCKED -> rules.withLocked(on);
        });
    }

    /// What takes a change of the rules back, unless somebody else has changed them since.
    @FunctionalInterface
    private interface Restoring {
        boolean run() throws IOException;
    }

    /// Takes note of a change of the rules.
    private void did(String rule, Restoring restoring) {
        server.did(new Act(
                "the change of " + name() + " (" + rule + ")",
                "",
                "",
                () -> restoring.run()
                        ? Optional.empty()
                        : Optional.of(name() + " has been changed since: it stays as it is.")));
    }

    @Override
    public Duration slow() {
        server.lease().check();
        return room.rules().slow();
    }

    @Override
    public void slow(Duration wait) throws IOException {
        server.lease().check();
        if (wait.isNegative()) {
            throw new IllegalArgumentException("nobody can wait for " + wait);
        }
        Duration before = room.rules().slow();
        room.change(rules -> rules.withSlow(wait));
        did("slow", () -> {
            boolean mine = room.rules().slow().equals(wait);
            if (mine) {
                room.change(rules -> rules.withSlow(before));
            }
            return mine;
        });
    }

    @Override
    public boolean isVisibleTo(User user) {
        server.lease().check();
        return room.isVisibleTo(UserHandle.sessionOf(user));
    }

    @Override
    public void invite(User guest) {
        server.lease().check();
        room.invite(UserHandle.sessionOf(guest));
    }

    @Override
    public History history() {
        server.lease().check();
        return new HistoryHandle(room, server);
    }

    @Override
    public String toString() {
        return name();
    }
}
