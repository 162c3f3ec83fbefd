package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Excerpt;
import dev.parley.server.room.Room;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    /// Which lines somebody asks for.
    ///
    /// @param after only those with a greater number, the oldest of them; null for the newest
    /// @param before only those with a smaller number
    /// @param limit the most lines
    public record Question(Room room, @Nullable Long after, long before, int limit) {}

    /// Shows the last lines that were said before somebody came, if their client cannot ask for them. On their
    /// event loop.
    ///
    /// @param number that of their coming
    /// @param wanted which lines they want to see
    void replay(Connection connection, Room room, long number, Predicate<Line> wanted) {
        if (replayLines > 0 && connection.wantsReplay()) {
            Excerpt last = room.linesBefore(number, replayLines);
            List<Line> lines = last.lines().stream().filter(wanted).toList();
            if (!lines.isEmpty()) {
                connection.send(new ServerMessage.History(null, room.name(), lines, last.more(), last.kept()));
            }
        }
    }

    /// Looks for lines in memory.
    ///
    /// @return empty if they have to be read
    Optional<Excerpt> known(Question question) {
        Excerpt inMemory = inMemory(question);
        boolean whole = question.room().archive().isEmpty() || isWhole(question, inMemory);
        return whole ? Optional.of(inMemory) : Optional.empty();
    }

    /// Reads lines.
    ///
    /// @param then told them, on another thread
    void read(Question question, Consumer<Excerpt> then) {
        Thread.ofVirtual().name("history question").start(() -> then.accept(read(question)));
    }

    private Excerpt read(Question question) {
        Room room = question.room();
        Long after = question.after();
        Archive archive = room.archive().orElseThrow();
        try {
            readers.acquire();
            try {
                return after == null
                        ? archive.before(question.before(), question.limit())
                        : archive.after(after, question.before(), question.limit());
            } finally {
                readers.release();
            }
        } catch (IOException e) {
            log.error("what was said in {} cannot be read: {}", room.name(), e.getMessage());
            return inMemory(question);
        } catch (InterruptedException e) {
            return inMemory(question); // the server stops
        }
    }

    private static Excerpt inMemory(Question question) {
        Long after = question.after();
        return after == null
                ? question.room().linesBefore(question.before(), question.limit())
                : question.room().linesAfter(after, question.before(), question.limit());
    }

    /// Whether there cannot be more lines on the disk that belong to the answer.
    private static boolean isWhole(Question question, Excerpt inMemory) {
        Long after = question.after();
        return inMemory.kept() <= 1
                || (after == null
                        ? inMemory.more() || inMemory.lines().size() == question.limit()
                        : inMemory.kept() <= after + 1);
    }
}
