package dev.parley.server.command;

import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Roles;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The roles as one plugin sees them.
record RolesHandle(ServerHandle server) implements Roles {

    @Override
    public List<Entry> all() {
        server.lease().check();
        return roles().all().stream()
                .map(rank -> new Entry(rank.name(), rank.level(), !Rank.STANDARD.contains(rank)))
                .toList();
    }

    @Override
    public Result create(User by, String name, int level) throws IOException {
        server.lease().check();
        return noted(roles().create(rank(by), name, level), new Act("the making of the role " + name, "", "", null));
    }

    @Override
    public Result delete(User by, String name) throws IOException {
        server.lease().check();
        return noted(roles().delete(rank(by), name), new Act("the end of the role " + name, "", "", null));
    }

    @Override
    public Result grant(User by, Nickname account, String role) throws IOException {
        server.lease().check();
        Rank own = rank(by);
        Nick nick = ServerHandle.nick(account);
        Rank before = server.directory().accounts().rankOf(nick);
        return noted(roles().grant(own, nick, role), new Act("the role of " + nick, nick.text(), "", () -> {
            Rank now = server.directory().accounts().rankOf(nick);
            return now.name().equalsIgnoreCase(role)
                    ? refusal(roles().grant(own, nick, before.name()))
                    : Optional.of("The role of " + nick + " has changed since: it stays " + now + ".");
        }));
    }

    private Result noted(Result result, Act act) {
        if (result instanceof Result.Done) {
            server.did(act);
        }
        return result;
    }

    /// Why something was not done, for whoever takes an act back.
    static Optional<String> refusal(Result result) {
        return result instanceof Result.Refused(String reason) ? Optional.of(reason) : Optional.empty();
    }

    /// The rank of whoever does something.
    static Rank rank(User by) {
        return UserHandle.sessionOf(by).identity().rank();
    }

    private dev.parley.server.people.Roles roles() {
        return server.directory().roles();
    }
}
