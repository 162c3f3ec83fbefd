package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Excerpt;
import dev.parley.server.room.Room;
import dev.parley.server.room.Transcript.Range;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was said before, for those who ask for it, and those who cannot and are shown it. What a room has in
/// memory is taken from there; the rest is read by a virtual thread, few at a time.
///
/// Safe for all threads.
public final class Past {

    private static final Logger log = LoggerFactory.getLogger(Past.class);

    private static final int READERS = 4;

    private final int replayLines;
    private final Semaphore readers = new Semaphore(READERS);

    /// @param replayLines how many lines those are shown who come in and cannot ask
    public Past(int replayLines) {
        this.replayLines = replayLines;
    }

    /// Shows the last lines that were said before somebody came, if their client cannot ask for them. On their
    /// event loop.
    ///
    /// @param number that of their coming
    /// @param wanted which lines they want to see
    void replay(Connection connection, Room room, long number, Predicate<Line> wanted) {
        if (replayLines > 0 && connection.wantsReplay()) {
            Excerpt last = room.transcript().inMemory(new Range(null, number, replayLines));
            List<Line> lines = last.lines().stream().filter(wanted).toList();
            if (!lines.isEmpty()) {
                connection.send(new ServerMessage.History(null, room.name(), lines, last.more(), last.kept()));
            }
        }
    }

    /// Reads lines that are not in memory.
    ///
    /// @param then told them, on another thread
    void read(Room room, Range range, Consumer<Excerpt> then) {
        Thread.ofVirtual().name("history question").start(() -> then.accept(read(room, range)));
    }

    private Excerpt read(Room room, Range range) {
        try {
            readers.acquire();
            try {
                return room.transcript().read(range);
            } finally {
                readers.release();
            }
        } catch (IOException e) {
            log.error("what was said in {} cannot be read: {}", room.name(), e.getMessage());
        } catch (InterruptedException e) {
            log.debug("the server stops while what was said in {} is read", room.name());
        }
        return room.transcript().inMemory(range);
    }
}
