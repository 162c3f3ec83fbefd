package dev.parley.plugins.rooms;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.util.List;

/// Lists the rooms.
@Slash(name = "rooms", help = "List the rooms")
public final class Rooms implements Command<Rooms.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        List<Room> own = call.caller().rooms();
        return Reply.table(
                List.of("ROOM", "PEOPLE", "YOU", "KIND", "TOPIC"),
                call.server().rooms().stream()
                        .filter(room -> room.isVisibleTo(call.caller()))
                        .map(room -> List.of(
                                room.name(),
                                String.valueOf(room.members().size()),
                                own.contains(room) ? "in" : "",
                                Words.kind(room),
                                room.topic()))
                        .toList());
    }
}
