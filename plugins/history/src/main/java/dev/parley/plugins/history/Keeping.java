package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Retention;
import dev.parley.api.Room;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How much of a room is kept, in words, and how that is changed.
final class Keeping {

    private Keeping() {}

    /// `lobby: lines are kept for 30 days, the last 1000 of them.`
    static String sentence(Room room) {
        Retention retention = room.history().retention();
        return room.name() + ": lines are kept for "
                + retention.age().map(Keeping::words).orElse("ever")
                + (retention.lines().isPresent()
                        ? ", the last " + retention.lines().getAsLong() + " of them."
                        : ".");
    }

    /// Asks the caller first, if that deletes lines.
    static Reply change(Call call, Optional<Retention> retention) throws IOException {
        Room room = call.room();
        boolean deletes = retention.isPresent()
                && retention.get().keepsLessThan(room.history().retention());
        if (deletes && !call.confirmed()) {
            return Reply.confirm("Lines of " + room.name() + " that are not to be kept will be deleted for good.");
        }
        return switch (room.history().retain(retention)) {
            case Result.Done _ -> Reply.text(sentence(room));
            case Result.Refused(String reason) -> Reply.refused(reason);
        };
    }

    private static String words(Duration age) {
        Duration rest = age.minusDays(age.toDays());
        return (age.toDays() == 0 ? "" : age.toDays() + "d")
                + (rest.isZero() ? "" : rest.toString().substring(2).toLowerCase(Locale.ROOT));
    }
}
