package dev.parley.server.moderation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What people have done by their last commands, so that they can take it back. It is forgotten when the
/// server stops. Safe for all threads.
public final class LastActs {

    private static final int PEOPLE = 1_000;
    private static final int DEPTH = 20;

    private final Object lock = new Object();

    /// Of each person by key, what each command did, the last first; whoever acted last stands last.
    @GuardedBy("lock")
    private final Map<String, Deque<List<Act>>> byPerson = new LinkedHashMap<>();

    /// What came of taking something back.
    public sealed interface Undone {

        /// It was taken back.
        record Done(List<Act> acts) implements Undone {}

        /// It was not, or not all of it.
        record Refused(String reason) implements Undone {}
    }

    /// Remembers what a command did.
    public void remember(Actor actor) {
        List<Act> acts = actor.acts();
        String person = actor.key();
        synchronized (lock) {
            Deque<List<Act>> earlier =
                    Optional.ofNullable(byPerson.remove(person)).orElseGet(ArrayDeque::new);
            earlier.push(acts);
            if (earlier.size() > DEPTH) {
                earlier.removeLast();
            }
            byPerson.put(person, earlier);
            if (byPerson.size() > PEOPLE) {
                byPerson.remove(byPerson.keySet().iterator().next());
            }
        }
    }

    /// Takes back what a person's last command did; what it did that nothing takes back stays. The next
    /// time it is the command before that.
    ///
    /// @throws IOException if that cannot be stored; the message says why
    public Undone undo(String person) throws IOException {
        List<Act> acts = take(person);
        if (acts.isEmpty()) {
            return new Undone.Refused("There is nothing that you could take back.");
        }
        List<Act> undone = new ArrayList<>();
        for (Act act : acts.reversed()) {
            Act.Inverse inverse = act.inverse();
            if (inverse == null) {
                continue;
            }
            Optional<String> refusal = inverse.run();
            if (refusal.isPresent()) {
                return new Undone.Refused(refusal.get());
            }
            undone.add(act);
        }
        return undone.isEmpty()
                ? new Undone.Refused(capitalized(acts.getFirst().what()) + " cannot be taken back.")
                : new Undone.Done(undone);
    }

    private List<Act> take(String person) {
        synchronized (lock) {
            Deque<List<Act>> acts = byPerson.get(person);
            return acts == null || acts.isEmpty() ? List.of() : acts.pop();
        }
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
