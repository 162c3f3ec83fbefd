package dev.parley.plugins.rooms;

import dev.parley.api.Room;
import dev.parley.api.RoomMode;
import dev.parley.api.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What several of these commands say.
final class Words {

    private Words() {}

    static String people(int count) {
        return count == 1 ? "1 is" : count + " are";
    }

    /// Where somebody talks who has just left a room.
    static String whereNow(User user) {
        return user.here()
                .map(room -> "You talk in " + room.name() + " now.")
                .orElse("You are in no room now. /join lobby takes you back.");
    }

    /// How a room is kept, in a few words; empty if there is nothing to say.
    static String kind(Room room) {
        List<String> words = new ArrayList<>();
        for (RoomMode mode : RoomMode.values()) {
            boolean worthTelling = mode != RoomMode.PERSISTENT || !room.name().equals("lobby");
            if (room.is(mode) && worthTelling) {
                words.add(word(mode));
            }
        }
        if (!room.slow().isZero()) {
            words.add("slow: a line each " + seconds(room.slow()));
        }
        return String.join(", ", words);
    }

    private static String word(RoomMode mode) {
        return mode == RoomMode.PERSISTENT
                ? "kept"
                : mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String seconds(Duration wait) {
        return wait.toSeconds() + " s";
    }
}
