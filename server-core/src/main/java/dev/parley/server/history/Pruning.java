package dev.parley.server.history;

import dev.parley.server.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// Deletes what is not to be kept any more, some lines at a time, so that what is said meanwhile need not wait long.
///
/// Touched by the scribe's thread only.
final class Pruning implements Scribe.Chore {

    /// How often it looks for what is not to be kept.
    static final Duration PERIOD = Duration.ofMinutes(1);

    private final Database database;
    private final RetentionRules rules;
    private final InstantSource clock;
    private final Forgetting forgetting;
    private final Deque<Overdue> todo = new ArrayDeque<>();

    /// When it looked last, in milliseconds.
    private OptionalLong lastLook = OptionalLong.empty();

    /// Is told what a room does not keep any more.
    @FunctionalInterface
    interface Forgetting {

        /// All lines before a number have gone.
        void before(String room, long epoch, long number);
    }

    Pruning(Database database, RetentionRules rules, InstantSource clock, Forgetting forgetting) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
        this.forgetting = forgetting;
    }

    @Override
    public boolean step() throws IOException {
        if (todo.isEmpty()) {
            look();
        } else {
            prune(todo.element());
        }
        return !todo.isEmpty();
    }

    private void look() throws IOException {
        long now = clock.millis();
        boolean isTime = lastLook.isEmpty() || Math.abs(now - lastLook.getAsLong()) >= PERIOD.toMillis();
        if (isTime) { // or somebody has set the clock
            todo.addAll(database.read(connection -> Overdue.all(connection, rules::of, now)));
            lastLook = OptionalLong.of(now);
        }
    }

    private void prune(Overdue overdue) throws IOException {
        Overdue.Pruned pruned = database.append(overdue::prune);
        todo.remove();
        forgetting.before(overdue.room(), overdue.epoch(), pruned.kept());
        if (pruned.lines() == Overdue.CHUNK) {
            todo.addFirst(overdue.without(pruned));
        }
    }
}
