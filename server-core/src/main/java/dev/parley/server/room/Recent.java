package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last lines of a room, as many as fit. Not safe for threads: the room's lock guards it.
final class Recent {

    private static final int MAX_LINES = 256;
    private static final int MAX_CHARACTERS = 256 * 1024;

    /// What one excerpt may have, so that it is no heavy load for its reader.
    private static final int MAX_EXCERPT_CHARACTERS = 32 * 1024;

    private final Deque<Line> lines = new ArrayDeque<>();
    private int characters;
    private long kept = 1;

    void add(Line line) {
        lines.add(line);
        characters += line.text().length();
        while (lines.size() > MAX_LINES || characters > MAX_CHARACTERS) {
            Line oldest = lines.remove();
            characters -= oldest.text().length();
            kept = oldest.number() + 1;
        }
    }

    /// The oldest lines behind a number.
    Excerpt after(long after, long before, int limit) {
        return excerpt(lines, after, before, limit);
    }

    /// The newest lines ahead of a number.
    Excerpt before(long before, int limit) {
        Excerpt newestFirst = excerpt(lines.reversed(), 0, before, limit);
        return new Excerpt(newestFirst.lines().reversed(), newestFirst.more(), kept);
    }

    private Excerpt excerpt(Deque<Line> inOrder, long after, long before, int limit) {
        List<Line> taken = new ArrayList<>();
        int length = 0;
        for (Line line : inOrder) {
            if (line.number() > after && line.number() < before) {
                length += line.text().length();
                if (taken.size() == limit || (length > MAX_EXCERPT_CHARACTERS && !taken.isEmpty())) {
                    return new Excerpt(taken, true, kept);
                }
                taken.add(line);
            }
        }
        return new Excerpt(taken, false, kept);
    }
}
