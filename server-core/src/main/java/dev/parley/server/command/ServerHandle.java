package dev.parley.server.command;

import dev.parley.api.Accounts;
import dev.parley.api.Audit;
import dev.parley.api.Nickname;
import dev.parley.api.Permissions;
import dev.parley.api.Roles;
import dev.parley.api.Room;
import dev.parley.api.Sanctions;
import dev.parley.api.Server;
import dev.parley.api.Target;
import dev.parley.api.User;
import dev.parley.server.isolation.Lease;
import dev.parley.server.moderation.Act;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.people.Nick;
import dev.parley.server.room.Rooms;
import dev.parley.server.session.Directory;
import dev.parley.server.session.Session;
import dev.parley.server.session.Sessions;
import java.util.List;
import java.util.Optional;

/// The server as one plugin sees it, for as long as its lease lasts.
public record ServerHandle(Sessions sessions, Rooms allRooms, Moderation moderation, Directory directory, Lease lease)
        implements Server {

    /// The same server, as somebody else sees it.
    public ServerHandle under(Lease other) {
        return new ServerHandle(sessions, allRooms, moderation, directory, other);
    }

    @Override
    public List<User> users() {
        lease.check();
        return sessions.all().stream().map(this::user).toList();
    }

    @Override
    public Optional<User> user(String nick) {
        lease.check();
        Session session = sessions.get(nick);
        return session == null ? Optional.empty() : Optional.of(user(session));
    }

    @Override
    public Optional<Room> room(String name) {
        lease.check();
        return allRooms.find(name).map(this::room);
    }

    @Override
    public List<Room> rooms() {
        lease.check();
        return allRooms.all().stream().map(this::room).toList();
    }

    @Override
    public Accounts accounts() {
        lease.check();
        return new AccountsHandle(this);
    }

    @Override
    public Roles roles() {
        lease.check();
        return new RolesHandle(this);
    }

    @Override
    public Permissions permissions() {
        lease.check();
        return new PermissionsHandle(this);
    }

    @Override
    public Sanctions bans() {
        lease.check();
        return new SanctionsHandle("ban", "banned", moderation.bans(), this);
    }

    @Override
    public Sanctions mutes() {
        lease.check();
        return new SanctionsHandle("mute", "muted", moderation.mutes(), this);
    }

    @Override
    public Audit audit() {
        lease.check();
        return new AuditHandle(moderation.audit(), lease);
    }

    /// Takes note of what this plugin does.
    void did(Act act) {
        new AuditTrail(moderation).note(act, lease.holder());
    }

    @Override
    public List<User> matching(Target target) {
        lease.check();
        dev.parley.server.moderation.Target meant = Targets.meant(target);
        return sessions.all().stream()
                .filter(session -> meant.means(session.name(), session.address()))
                .map(this::user)
                .toList();
    }

    /// Whether somebody has a permission in a room.
    boolean allows(Session session, String permission, dev.parley.server.room.Room room) {
        return directory.permissions().allows(session.rankIn(room), permission, room.name());
    }

    /// Somebody as plugins see them.
    public User user(Session session) {
        return new UserHandle(session, this);
    }

    /// A room as plugins see it.
    public Room room(dev.parley.server.room.Room room) {
        return new RoomHandle(room, this);
    }

    /// What a plugin gives as a name.
    ///
    /// @throws IllegalArgumentException if it can be nobody's
    static Nick nick(Nickname name) {
        return Nick.of(name.text())
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" cannot be anybody's name"));
    }
}
