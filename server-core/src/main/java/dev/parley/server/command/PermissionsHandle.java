package dev.parley.server.command;

import dev.parley.api.Permissions;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.people.Permissions.Overrides;
import dev.parley.server.people.Rank;
import dev.parley.server.people.Roles;
import dev.parley.server.room.RoomName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The permissions as one plugin sees them.
record PermissionsHandle(ServerHandle server) implements Permissions {

    @Override
    public List<Entry> all() {
        server.lease().check();
        Overrides decided = server.directory().permissions().overrides();
        return server.directory().permissions().known().stream()
                .map(name -> entry(name, decided))
                .toList();
    }

    private Entry entry(String name, Overrides decided) {
        Map<String, String> byRoom = new TreeMap<>();
        decided.byRoom().forEach((room, ranks) -> {
            if (ranks.containsKey(name)) {
                byRoom.put(room, ranks.get(name).name());
            }
        });
        return new Entry(
                name,
                server.directory().permissions().declared(name).name(),
                Optional.ofNullable(decided.everywhere().get(name)).map(Rank::name),
                byRoom);
    }

    @Override
    public Result set(User by, String permission, String role, Optional<Room> room) throws IOException {
        server.lease().check();
        String where = room.map(Room::name).orElse(null);
        Optional<Rank> before = decided(permission, where);
        Rank own = RolesHandle.rank(by);
        Result result = roles().decide(own, permission, role, where);
        if (result instanceof Result.Done) {
            did(permission, where, () -> restore(own, permission, where, Optional.of(role), before));
        }
        return result;
    }

    @Override
    public Result reset(User by, String permission, Optional<String> room) throws IOException {
        server.lease().check();
        String where = room.map(name -> RoomName.of(name).orElse(name)).orElse(null);
        Optional<Rank> before = decided(permission, where);
        Rank own = RolesHandle.rank(by);
        Result result = roles().reset(own, permission, where);
        if (result instanceof Result.Done) {
            did(permission, where, () -> restore(own, permission, where, Optional.empty(), before));
        }
        return result;
    }

    /// What was decided in just that place.
    private Optional<Rank> decided(String permission, @Nullable String room) {
        Overrides decided = server.directory().permissions().overrides();
        Map<String, Rank> there =
                room == null ? decided.everywhere() : decided.byRoom().getOrDefault(room, Map.of());
        return Optional.ofNullable(there.get(permission));
    }

    /// Takes a decision back, unless somebody has decided otherwise since.
    ///
    /// @param mine the role that was decided for; empty if a decision was taken back
    private Optional<String> restore(
            Rank own, String permission, @Nullable String room, Optional<String> mine, Optional<Rank> before)
            throws IOException {
        Optional<String> now = decided(permission, room).map(Rank::name);
        boolean untouched = now.isPresent() == mine.isPresent()
                && now.map(name -> name.equalsIgnoreCase(mine.get())).orElse(true);
        if (!untouched) {
            return Optional.of("Something else was decided about " + permission + " since: it stays as it is.");
        }
        return RolesHandle.refusal(
                before.isPresent()
                        ? roles().decide(own, permission, before.get().name(), room)
                        : roles().reset(own, permission, room));
    }

    private void did(String permission, @Nullable String room, Act.Inverse inverse) {
        String where = room == null ? "" : " in " + room;
        server.did(new Act("the decision about " + permission + where, "", "", inverse));
    }

    private Roles roles() {
        return server.directory().roles();
    }
}
