package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Edited;
import dev.parley.protocol.ServerMessage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last lines of a room, on two pages: when one is full, the older one is thrown away and begun anew.
///
/// Lines are kept as bytes, since a busy room says thousands in a second: as objects they would all grow old on the
/// heap, and fill it.
///
/// Not safe for threads: the room's lock guards it.
final class Recent {

    private final String room;
    private Page older = new Page();
    private Page newer = new Page();
    private long kept;

    /// No line before this number is shown.
    private long shown = 1;

    /// @param kept the number from which on it will have been given all lines
    Recent(String room, long kept) {
        this.room = room;
        this.kept = kept;
    }

    void add(Line line) {
        if (!newer.add(line)) {
            Page thrownAway = older;
            kept = thrownAway.isEmpty() ? kept : thrownAway.lastNumber() + 1;
            thrownAway.clear();
            older = newer;
            newer = thrownAway;
            newer.add(line);
        }
    }

    /// Changes a line, if it is there.
    void edit(Edited event) {
        for (Page page : List.of(older, newer)) {
            page.replace(
                    room,
                    event.line(),
                    line -> Optional.of(new Line(
                            room, line.number(), line.time(), line.from(), event.text(), line.action(), event.time())));
        }
    }

    /// Takes a line out, if it is there.
    void delete(long number) {
        for (Page page : List.of(older, newer)) {
            page.replace(room, number, _ -> Optional.empty());
        }
    }

    /// Shows no line before a number any more.
    void forget(long before) {
        shown = before;
        kept = Math.max(kept, before);
    }

    /// The oldest lines behind a number.
    Excerpt after(long after, long before, int limit) {
        return Excerpt.firstOf(between(after, before), limit, kept);
    }

    /// The newest lines ahead of a number.
    Excerpt before(long before, int limit) {
        return Excerpt.firstOf(between(0, before).reversed(), limit, kept).reversed();
    }

    private List<Line> between(long after, long before) {
        List<Line> lines = new ArrayList<>();
        long least = Math.max(after, shown - 1);
        older.copy(room, least, before, lines);
        newer.copy(room, least, before, lines);
        return lines;
    }
}
