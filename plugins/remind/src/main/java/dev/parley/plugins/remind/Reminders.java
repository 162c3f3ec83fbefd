package dev.parley.plugins.remind;

import dev.parley.api.Event;
import dev.parley.api.Lifecycle;
import dev.parley.api.Listener;
import dev.parley.api.PluginContext;
import dev.parley.api.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// All reminders, kept in `reminders.txt`. Each is told when its time comes, or when its receiver does after
/// that. Safe for all threads; what changes something blocks until it is stored.
public final class Reminders implements Lifecycle, Listener {

    static final int MAX_EACH = 20;

    /// What one person can be sent at once is bounded, too.
    private static final int MAX_TOLD = 100;

    private static final int MAX_ALL = 5_000;

    private final PluginContext plugin;
    private List<Reminder> waiting = List.of(); // under the monitor

    public Reminders(PluginContext plugin) {
        this.plugin = plugin;
    }

    @Override
    public void check() throws IOException {
        read();
    }

    @Override
    public synchronized void start() throws IOException {
        waiting = read();
        waiting.forEach(this::wake);
    }

    @Override
    public Set<Class<? extends Event>> kinds() {
        return Set.of(Event.Joined.class);
    }

    /// Somebody came in.
    @Override
    public void on(Event event) {
        tellWhatIsDue();
    }

    /// Takes a reminder.
    ///
    /// @return empty if there are too many
    synchronized Optional<Reminder> add(User from, String to, Duration delay, String what) throws IOException {
        if (count(reminder -> reminder.from().equalsIgnoreCase(from.nick())) >= MAX_EACH
                || count(reminder -> reminder.to().equalsIgnoreCase(to)) >= MAX_TOLD
                || waiting.size() >= MAX_ALL) {
            return Optional.empty();
        }
        long number = 1 + waiting.stream().mapToLong(Reminder::number).max().orElse(0);
        Instant due = plugin.clock().instant().plus(delay);
        Reminder added = new Reminder(number, due, from.nick(), to, what);
        List<Reminder> more = new ArrayList<>(waiting);
        more.add(added);
        store(more);
        wake(added);
        return Optional.of(added);
    }

    /// Forgets a reminder.
    ///
    /// @return whether there was one that is this person's to cancel
    synchronized boolean cancel(User who, long number) throws IOException {
        Predicate<Reminder> meant = reminder -> reminder.number() == number && reminder.concerns(who.nick());
        boolean found = waiting.stream().anyMatch(meant);
        if (found) {
            store(waiting.stream().filter(meant.negate()).toList());
        }
        return found;
    }

    /// What somebody has asked for, or will be told.
    synchronized List<Reminder> of(User who) {
        return waiting.stream()
                .filter(reminder -> reminder.concerns(who.nick()))
                .toList();
    }

    private long count(Predicate<Reminder> which) {
        return waiting.stream().filter(which).count();
    }

    private void wake(Reminder reminder) {
        Duration left = Duration.between(plugin.clock().instant(), reminder.due());
        plugin.after(left.isNegative() ? Duration.ZERO : left, this::tellWhatIsDue);
    }

    private synchronized void tellWhatIsDue() {
        Instant now = plugin.clock().instant();
        List<Reminder> left = new ArrayList<>();
        for (Reminder reminder : waiting) {
            Optional<User> receiver = reminder.due().isAfter(now)
                    ? Optional.empty()
                    : plugin.server().user(reminder.to());
            receiver.ifPresentOrElse(user -> user.send(reminder.text(now)), () -> left.add(reminder));
        }
        if (left.size() == waiting.size()) {
            return;
        }
        try {
            store(left);
        } catch (IOException e) { // they are told again after a restart, which is better than never
            waiting = left;
            plugin.logger().warn("it cannot be stored which reminders were told", e);
        }
    }

    /// Writes another file and moves it over: whoever reads, even after a crash, finds the old one or the new.
    private void store(List<Reminder> changed) throws IOException {
        Path half = Files.createTempFile(plugin.folder(), "reminders", ".new");
        try {
            String text =
                    changed.stream().map(reminder -> reminder.toLine() + "\n").collect(Collectors.joining());
            Files.writeString(half, text, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(half, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
        waiting = List.copyOf(changed);
    }

    private List<Reminder> read() throws IOException {
        List<Reminder> read = new ArrayList<>();
        for (String line : Files.exists(file()) ? Files.readAllLines(file()) : List.<String>of()) {
            try {
                read.add(Reminder.of(line));
            } catch (RuntimeException e) {
                throw new IOException("reminders.txt cannot be read at the line \"" + line + "\"", e);
            }
        }
        return read;
    }

    private Path file() throws IOException {
        return plugin.folder().resolve("reminders.txt");
    }
}
