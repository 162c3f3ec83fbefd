package dev.parley.plugins.poll;

import dev.parley.api.Lifecycle;
import dev.parley.api.PluginContext;
import dev.parley.api.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The last poll of each room, kept in `polls.txt`. Safe for all threads; what changes something blocks until
/// it is stored.
public final class Polls implements Lifecycle {

    private final PluginContext plugin;
    private Map<String, Poll> byRoom = Map.of(); // under the monitor

    public Polls(PluginContext plugin) {
        this.plugin = plugin;
    }

    @Override
    public void check() throws IOException {
        read();
    }

    @Override
    public synchronized void start() throws IOException {
        byRoom = read();
    }

    /// The poll of a room, open or not.
    synchronized Optional<Poll> of(Room room) {
        return Optional.ofNullable(byRoom.get(room.name()));
    }

    /// Starts a poll, unless its room has one that is open.
    ///
    /// @return whether it was started
    synchronized boolean start(Poll poll) throws IOException {
        Poll last = byRoom.get(poll.room());
        if (last != null && last.open()) {
            return false;
        }
        store(poll);
        return true;
    }

    /// Changes the poll of a room, if it has one that is open.
    ///
    /// @return what it has become
    synchronized Optional<Poll> change(Room room, UnaryOperator<Poll> change) throws IOException {
        Optional<Poll> open = of(room).filter(Poll::open);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Poll changed = change.apply(open.get());
        if (!changed.equals(open.get())) {
            store(changed);
        }
        return Optional.of(changed);
    }

    /// Forgets all polls.
    synchronized void wipe() throws IOException {
        write(Map.of());
    }

    private void store(Poll poll) throws IOException {
        Map<String, Poll> changed = new LinkedHashMap<>(byRoom);
        changed.put(poll.room(), poll);
        write(changed);
    }

    /// Writes another file and moves it over: whoever reads, even after a crash, finds the old one or the new.
    private void write(Map<String, Poll> changed) throws IOException {
        Path half = Files.createTempFile(plugin.folder(), "polls", ".new");
        try {
            String text = changed.values().stream().map(Poll::toText).collect(Collectors.joining());
            Files.writeString(half, text, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(half, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
        byRoom = changed;
    }

    private Map<String, Poll> read() throws IOException {
        Map<String, Poll> polls = new LinkedHashMap<>();
        Poll last = null;
        for (String line : Files.exists(file()) ? Files.readAllLines(file()) : List.<String>of()) {
            List<String> cells = List.of(line.split("\t", -1));
            try {
                last = last != null && cells.getFirst().equals("vote")
                        ? last.withVote(cells.get(1), Integer.parseInt(cells.get(2)))
                        : Poll.head(cells);
            } catch (RuntimeException e) {
                throw new IOException("polls.txt cannot be read at the line \"" + line + "\"", e);
            }
            polls.put(last.room(), last);
        }
        return polls;
    }

    private Path file() throws IOException {
        return plugin.folder().resolve("polls.txt");
    }
}
