package dev.parley.server.command;

import dev.parley.api.History;
import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.RoomMode;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.people.Nick;
import dev.parley.server.room.RoomRules;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A room as one plugin sees it. Equal to the plugin's other handles of the same room.
record RoomHandle(dev.parley.server.room.Room room, ServerHandle server) implements Room {

    private static final int MAX_TOPIC = 300;
    private static final int MAX_MODERATORS = 50;

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
            case PERSISTENT -> (on ? withFounder(rules) : rules).withPersistent(on);
            case LOCKED -> rules.withLocked(on);
        });
    }

    /// Whoever made a room that stays keeps order in it for good.
    private RoomRules withFounder(RoomRules rules) {
        return room.moderators().founder().map(account -> with(rules, account)).orElse(rules);
    }

    private static RoomRules with(RoomRules rules, String account) {
        Set<String> more = new HashSet<>(rules.moderators());
        more.add(account);
        return rules.withModerators(more);
    }

    private static RoomRules without(RoomRules rules, String account) {
        Set<String> fewer = new HashSet<>(rules.moderators());
        fewer.remove(account);
        return rules.withModerators(fewer);
    }

    /// What takes a change of the rules back, unless somebody else has changed them since.
    @FunctionalInterface
    private interface Restoring {
        boolean run() throws IOException;
    }

    /// Takes note of a change of the rules.
    private void did(String rule, Restoring restoring) {
        did(rule, "", restoring);
    }

    /// The same about somebody.
    private void did(String rule, String whom, Restoring restoring) {
        server.did(new Act(
                "the change of " + name() + " (" + rule + ")",
                whom,
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
    public List<Nickname> moderators() {
        server.lease().check();
        return room.rules().moderators().stream()
                .sorted()
                .flatMap(key -> Nick.of(key).stream())
                .flatMap(nick -> server.directory().accounts().find(nick).stream())
                .map(account -> new Nickname(account.name().text()))
                .toList();
    }

    @Override
    public Result appoint(Nickname account) throws IOException {
        server.lease().check();
        Nick nick = ServerHandle.nick(account);
        if (!server.directory().accounts().has(nick)) {
            return Result.refused(nick + " has no account: they have to /register first.");
        }
        if (room.rules().moderators().contains(nick.key())) {
            return Result.refused(nick + " moderates " + name() + " already.");
        }
        if (room.rules().moderators().size() >= MAX_MODERATORS) {
            return Result.refused(name() + " has " + MAX_MODERATORS + " moderators, and can have no more.");
        }
        keepOrder(nick, true);
        did("its moderator " + nick, nick.text(), () -> {
            boolean mine = room.rules().moderators().contains(nick.key());
            if (mine) {
                keepOrder(nick, false);
            }
            return mine;
        });
        return Result.done();
    }

    @Override
    public Result dismiss(Nickname account) throws IOException {
        server.lease().check();
        Nick nick = ServerHandle.nick(account);
        if (!room.rules().moderators().contains(nick.key())) {
            return Result.refused(nick + " was not appointed in " + name() + ".");
        }
        keepOrder(nick, false);
        did("its moderator " + nick, nick.text(), () -> {
            boolean mine = !room.rules().moderators().contains(nick.key());
            if (mine) {
                keepOrder(nick, true);
            }
            return mine;
        });
        return Result.done();
    }

    /// Has somebody keep order from now on, or no more, and shows their client what they may run then.
    private void keepOrder(Nick nick, boolean on) throws IOException {
        room.change(rules -> on ? with(rules, nick.key()) : without(rules, nick.key()));
        server.sessions().find(nick.text()).ifPresent(Session::sendCommandList);
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
