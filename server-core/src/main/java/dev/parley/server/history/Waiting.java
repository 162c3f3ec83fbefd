package dev.parley.server.history;

import dev.parley.server.store.DatabaseView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits in the ring for the database, as somebody else than the server sees it, also while that
/// is running. Together with a snapshot of the database that is taken later, it is all that was said
/// until it was looked at: what is given free in the ring in between is in the snapshot.
///
/// Immutable.
public final class Waiting {

    private final List<Place> places;
    private final Optional<String> problem;

    private record Place(long slot, Entry entry) {}

    private Waiting(List<Place> places, Optional<String> problem) {
        this.places = List.copyOf(places);
        this.problem = problem;
    }

    /// Looks at it.
    ///
    /// @param database of the same data folder, of the version of this program
    /// @throws IOException if the database cannot be read; the message says why in a few words
    public static Waiting look(Path data, DatabaseView database) throws IOException {
        long consumed = database.read(connection -> new Reading(connection).consumed());
        Path file = data.resolve(History.RING);
        if (!Files.exists(file)) {
            return new Waiting(List.of(), Optional.empty());
        }
        try (Ring ring = Ring.look(file)) {
            List<Place> places = new ArrayList<>();
            // A line whose neighbour has been read before it was whole itself would be missing in the middle. The
            // second time, it is whole.
            long end = ring.each(consumed, Long.MAX_VALUE, (_, _) -> {});
            ring.each(consumed, end, (slot, entry) -> places.add(new Place(slot, entry.unpack())));
            return new Waiting(places, Optional.empty());
        } catch (IOException e) {
            return new Waiting(
                    List.of(),
                    Optional.of(file + " cannot be used (" + e.getMessage() + "): what was said last may be missing."));
        }
    }

    /// What the admin should know: that there is a ring that cannot be read.
    public Optional<String> problem() {
        return problem;
    }

    /// Writes it into a copy of the database, which is then all that a server needs to go on from
    /// there. Nobody knows how much will be said after the copy is made, so its rooms go on far behind
    /// the last number it has.
    public void addTo(Connection copy) throws SQLException {
        Shelf.put(copy, since(new Reading(copy).consumed()), 0);
        try (PreparedStatement update = copy.prepareStatement("UPDATE course SET last = last + ?, stopped = 0")) {
            update.setLong(1, History.FAR_AHEAD);
            update.executeUpdate();
        }
    }

    /// How many lines are in a database.
    public static long lines(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT total(lines) FROM course");
                ResultSet row = select.executeQuery()) {
            return row.getLong(1);
        }
    }

    /// What is not in a database that has the ring up to a slot.
    List<Entry> since(long consumed) {
        return places.stream()
                .filter(place -> place.slot() >= consumed)
                .map(Place::entry)
                .toList();
    }
}
