package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Nickname;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import dev.parley.server.session.Session;
import java.util.Optional;

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
        return isOutrankedBy(new Nickname(other.nick()));
    }

    @Override
    public boolean isOutrankedBy(Nickname name) {
        Optional<Session> here = server.sessions().find(name.text());
        Rank theirs = here.map(this::rank)
                .or(() -> Nick.of(name.text()).map(server.directory().credentials()::rankOf))
                .orElse(Rank.GUEST);
        return theirs.outranks(rank(caller.session()));
    }

    /// What the caller may run in this room.
    Rights rights() {
        return new Rights(caller.session(), where.room(), server.permissions());
    }

    private Rank rank(Session session) {
        return command.rankOf(session, where.room());
    }
}
