package dev.parley.server.command;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The lists of commands that clients get: what somebody may run in any of the rooms that they are in. Made
/// once for all who may run the same, since everybody who comes in is told. Safe for all threads.
final class Listings {

    /// Lists that are kept at most; when there are more, all are made anew.
    private static final int MAX_KEPT = 1_000;

    private final CommandRegistry registry;
    private final Permissions permissions;
    private final ConcurrentMap<Set<Standing>, ServerMessage.Commands> made = new ConcurrentHashMap<>();

    Listings(CommandRegistry registry, Permissions permissions) {
        this.registry = registry;
        this.permissions = permissions;
        registry.onChange(made::clear);
    }

    /// What somebody is in a room.
    ///
    /// @param rankThere the one that counts in the room
    /// @param room null for all rooms about which nothing of their own was decided
    private record Standing(
            Rank rank, Rank rankThere, @Nullable String room) {

        boolean allows(RegisteredCommand<?> command, Permissions permissions) {
            return permissions.allows(command.roomModerators() ? rankThere : rank, command.permission(), room);
        }
    }

    ServerMessage.Commands of(Session caller) {
        Set<Standing> standings = standings(caller);
        ServerMessage.Commands list = made.get(standings);
        if (list != null) {
            return list;
        }
        if (made.size() >= MAX_KEPT) {
            made.clear();
        }
        return made.computeIfAbsent(standings, this::make);
    }

    private ServerMessage.Commands make(Set<Standing> standings) {
        return new ServerMessage.Commands(
                registry
                        .visibleTo(command ->
                                standings.stream().anyMatch(standing -> standing.allows(command, permissions)))
                        .stream()
                        .map(RegisteredCommand::info)
                        .toList());
    }

    private Set<Standing> standings(Session caller) {
        List<Room> rooms = caller.rooms();
        if (rooms.size() <= 1) { // nearly everybody
            return Set.of(rooms.isEmpty() ? nowhere(caller.identity().rank()) : standing(caller, rooms.getFirst()));
        }
        Set<Standing> standings = new HashSet<>();
        rooms.forEach(room -> standings.add(standing(caller, room)));
        return standings;
    }

    private static Standing nowhere(Rank rank) {
        return new Standing(rank, rank, null);
    }

    private Standing standing(Session caller, Room room) {
        return new Standing(
                caller.identity().rank(),
                caller.rankIn(room),
                permissions.isDecidedFor(room.name()) ? room.name() : null);
    }
}
