package dev.parley.plugins.rooms;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.api.Room;
import java.util.List;

/// Reads the name of a room, and suggests those of which the caller may know.
public final class RoomNameType implements ArgumentType<RoomName> {

    @Override
    public Class<RoomName> type() {
        return RoomName.class;
    }

    @Override
    public String label() {
        return "room";
    }

    @Override
    public Parsed<RoomName> parse(String word, Call call) {
        return Parsed.understood(new RoomName(word)); // whether it can be one is said by whoever joins it
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return call.server().rooms().stream()
                .filter(room -> room.isVisibleTo(call.caller()))
                .map(Room::name)
                .toList();
    }
}
