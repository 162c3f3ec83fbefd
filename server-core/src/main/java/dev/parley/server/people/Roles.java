package dev.parley.server.people;

import dev.parley.api.Result;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The roles of the server, and what was decided about permissions. Nobody changes what is above their own rank.
///
/// Safe for all threads. Looking something up is done in memory; a change waits for the disk, so it may not be
/// made on an event loop.
///
/// @param permissions what counts at the moment
public record Roles(People people, Accounts accounts, Permissions permissions) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final Pattern PERMISSION = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1,64}");
    private static final int MOST = 50;
    private static final int MOST_DECISIONS = 10_000;

    /// All of them, from the lowest to the highest.
    public List<Rank> all() {
        return people.register().ranks().values().stream().sorted().toList();
    }

    /// Makes a role.
    ///
    /// @param by the rank of whoever does
    /// @throws IOException if it could not be stored
    public Result create(Rank by, String name, int level) throws IOException {
        String key = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(key).matches()) {
            return Result.refused(
                    "A role's name has 1 to 32 letters (a to z), digits, - or _, and starts with a letter.");
        }
        if (level <= Rank.GUEST.level() || level >= Rank.ADMIN.level()) {
            return Result.refused("The level of a role is from 1 to " + (Rank.ADMIN.level() - 1) + ".");
        }
        Optional<Rank> taken = all().stream()
                .filter(rank -> rank.name().equals(key) || rank.level() == level)
                .findFirst();
        if (taken.isPresent()) {
            return Result.refused(
                    taken.get().name().equals(key)
                            ? "There is a role " + key + " already."
                            : "The level " + level + " is that of " + taken.get() + ".");
        }
        if (level > by.level()) {
            return above(key);
        }
        if (all().size() >= MOST) {
            return Result.refused("There are " + MOST + " roles, and there can be no more.");
        }
        return changed("INSERT INTO role (name, level) VALUES (?, ?) ON CONFLICT DO NOTHING", key, level)
                ? Result.done()
                : Result.refused("There is such a role already.");
    }

    /// Takes a role away that nobody has.
    ///
    /// @param by the rank of whoever does
    /// @throws IOException if it could not be stored
    public Result delete(Rank by, String name) throws IOException {
        Rank role = find(name).orElse(null);
        if (role == null) {
            return missing(name);
        }
        if (Rank.STANDARD.contains(role)) {
            return Result.refused("Every server has the role " + role + ".");
        }
        if (role.outranks(by)) {
            return above(role.name());
        }
        return people.change(connection -> {
            int holders = count(connection, "SELECT count(*) FROM account WHERE role = ?", role.name());
            if (holders > 0) {
                return Result.refused("It is the role of " + (holders == 1 ? "1 account" : holders + " accounts")
                        + ": give them another one first.");
            }
            if (count(connection, "SELECT count(*) FROM permission WHERE role = ?", role.name()) > 0) {
                return Result.refused("Permissions were given to " + role + ": reset them first.");
            }
            People.update(connection, "DELETE FROM role WHERE name = ?", role.name());
            return Result.done();
        });
    }

    /// Gives an account another role.
    ///
    /// @param by the rank of whoever does
    /// @throws IOException if it could not be stored
    public Result grant(Rank by, Nick account, String name) throws IOException {
        Rank role = find(name).orElse(null);
        if (role == null) {
            return missing(name);
        }
        if (!accounts.has(account)) {
            return Result.refused("There is no account called " + account + ": they have to /register first.");
        }
        Rank before = accounts.rankOf(account);
        if (before.outranks(by)) {
            return Result.refused(account + " has a higher rank than you.");
        }
        if (before.equals(role)) {
            return Result.refused(account + " has the role " + role + " already.");
        }
        return role.outranks(by) ? above(role.name()) : accounts.changeRank(account, role);
    }

    /// Decides which role is the lowest that has a permission.
    ///
    /// @param by the rank of whoever does
    /// @param room its name; null for everywhere
    /// @throws IOException if it could not be stored
    public Result decide(Rank by, String permission, String name, @Nullable String room) throws IOException {
        Rank role = find(name).orElse(null);
        if (role == null) {
            return missing(name);
        }
        Optional<Result> objection = objection(by, permission, room);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (role.outranks(by)) {
            return above(role.name());
        }
        return people.change(connection -> {
            if (count(connection, "SELECT count(*) FROM permission") >= MOST_DECISIONS) {
                return Result.refused("There are " + MOST_DECISIONS + " decisions, and there can be no more.");
            }
            People.update(
                    connection,
                    "REPLACE INTO permission (room, name, role) VALUES (?, ?, ?)",
                    room == null ? "" : room,
                    permission,
                    role.name());
            return Result.done();
        });
    }

    /// Takes a decision back.
    ///
    /// @param by the rank of whoever does
    /// @param room the name of the room that it is for; null for the one that is for everywhere
    /// @throws IOException if it could not be stored
    public Result reset(Rank by, String permission, @Nullable String room) throws IOException {
        Optional<Result> objection = objection(by, permission, room);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (permissions.withoutDecision(permission, room).outranks(by)) {
            return Result.refused("You would not have the permission " + permission + " yourself then.");
        }
        return changed("DELETE FROM permission WHERE room = ? AND name = ?", room == null ? "" : room, permission)
                ? Result.done()
                : Result.refused(
                        "Nothing was decided about " + permission + (room == null ? "." : " in " + room + "."));
    }

    private Optional<Rank> find(String name) {
        return people.rank(name);
    }

    /// Why somebody may decide nothing about a permission.
    private Optional<Result> objection(Rank by, String permission, @Nullable String room) {
        if (!PERMISSION.matcher(permission).matches()) {
            return Optional.of(Result.refused("\"" + permission + "\" can be no permission."));
        }
        return permissions.allows(by, permission, room)
                ? Optional.empty()
                : Optional.of(Result.refused("You do not have the permission " + permission + " yourself."));
    }

    private boolean changed(String sql, Object... parameters) throws IOException {
        return people.change(connection -> People.update(connection, sql, parameters)) > 0;
    }

    private static Result above(String role) {
        return Result.refused("The role " + role + " is above your own.");
    }

    private static Result missing(String name) {
        return Result.refused("There is no role " + name + ". /role list shows them.");
    }

    private static int count(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
