package dev.parley.server.history;

import dev.parley.api.Retention;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Excerpt;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What was said in a room, read from the database after what waits in the ring has been written there.
/// Safe for all threads.
///
/// @param epoch which count of the room's events
record RoomArchive(Database database, Scribe scribe, RetentionRules rules, String room, long epoch) implements Archive {

    /// How long a line may be on its way to the disk before it is read without it.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How many lines a search makes findable first: so many times [Words#CHUNK].
    private static final int MAX_CHUNKS = 20;

    @FunctionalInterface
    private interface Question<T> {
        T ask(Reading reading, Reading.Course course) throws SQLException;
    }

    @Override
    public Excerpt after(long after, long before, int limit) throws IOException {
        return ask((reading, course) -> reading.after(course, after, before, limit), new Excerpt(List.of(), false, 1));
    }

    @Override
    public Excerpt before(long before, int limit) throws IOException {
        return ask((reading, course) -> reading.before(course, before, limit), new Excerpt(List.of(), false, 1));
    }

    @Override
    public List<Line> search(Search search) throws IOException {
        catchUp();
        boolean more = true;
        Shelf.Key key = new Shelf.Key(room, epoch);
        for (int chunk = 0; more && chunk < MAX_CHUNKS; chunk++) { // after a flood, the rest can be found later
            more = database.append(connection -> Words.index(connection, key));
        }
        return ask((reading, course) -> reading.search(course, search), List.of());
    }

    @Override
    public Retention retention() {
        return rules.of(room);
    }

    @Override
    public Optional<Retention> ownRetention() {
        return rules.own(room);
    }

    @Override
    public void retain(Optional<Retention> retention) throws IOException {
        rules.set(room, retention);
    }

    private void catchUp() throws IOException {
        try {
            scribe.catchUp(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }

    private <T> T ask(Question<T> question, T nothing) throws IOException {
        catchUp();
        return database.read(connection -> {
            Reading reading = new Reading(connection);
            Optional<Reading.Course> course = reading.course(room, epoch);
            return course.isPresent() ? question.ask(reading, course.get()) : nothing;
        });
    }
}
