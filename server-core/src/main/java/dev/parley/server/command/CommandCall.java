package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.moderation.Actor;
import dev.parley.server.moderation.LastActs;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// A call as its command sees it.
record CommandCall(
        UserHandle caller, RoomHandle where, ServerHandle server, RegisteredCommand<?> command, boolean confirmed)
        implements Call {

    @Override
    public Room room() {
        return where;
    }

    @Override
    public boolean isOutrankedBy(User other) {
        if (other instanceof UserHandle(Session session, ServerHandle _) && !session.isGone()) {
            return isAboveCaller(rank(session));
        }
        return isOutrankedBy(new Nickname(other.nick()));
    }

    @Override
    public boolean isOutrankedBy(Nickname name) {
        return isAboveCaller(server.sessions().find(name.text()).map(this::rank).orElseGet(() -> rankOfAbsent(name)));
    }

    @Override
    public Reply undo() {
        server.lease().check();
        Actor actor = Actor.current().orElseThrow(() -> new IllegalStateException("there is no call any more"));
        try {
            return switch (server.moderation().lastActs().undo(actor.key())) {
                case LastActs.Undone.Done(List<Act> acts) -> {
                    acts.forEach(act -> actor.mentions(act.whom()));
                    yield Reply.text(
                            "Taken back: " + acts.stream().map(Act::what).collect(Collectors.joining(", ")) + ".");
                }
                case LastActs.Undone.Refused(String reason) -> Reply.refused(reason);
            };
        } catch (IOException e) {
            return Reply.refused("It cannot be taken back now: " + e.getMessage() + ".");
        }
    }

    /// What the caller may run in this room.
    Rights rights() {
        return new Rights(caller.session(), where.room(), server.directory().permissions());
    }

    private boolean isAboveCaller(Rank theirs) {
        return theirs.outranks(rank(caller.session()));
    }

    private Rank rankOfAbsent(Nickname name) {
        return Nick.of(name.text())
                .map(server.directory().credentials()::rankOf)
                .orElse(Rank.GUEST);
    }

    private Rank rank(Session session) {
        return command.rankOf(session, where.room());
    }
}
