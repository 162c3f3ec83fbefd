package dev.parley.client.talk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Lines that were typed while there was no connection, or of which nobody knows whether the server got
/// them. They wait for the person's word. Safe for all threads.
final class Kept {

    static final int MAX_LINES = 100;

    private final IntConsumer count;

    @GuardedBy("this")
    private final List<String> lines = new ArrayList<>();

    /// @param count is told how many there are, after each change
    Kept(IntConsumer count) {
        this.count = count;
    }

    /// Keeps a line.
    ///
    /// @return false if there are too many already
    synchronized boolean add(String line) {
        if (lines.size() >= MAX_LINES) {
            return false;
        }
        lines.add(line);
        count.accept(lines.size());
        return true;
    }

    /// These were sent before all that has been kept.
    synchronized void addBefore(List<String> earlier) {
        lines.addAll(0, earlier);
        count.accept(lines.size());
    }

    /// One of them was said after all, as the room shows.
    synchronized void wasSaid(String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (Typed.read(lines.get(i), null, "") instanceof ClientMessage.Say say
                    && say.text().equals(text)) {
                lines.remove(i);
                count.accept(lines.size());
                return;
            }
        }
    }

    synchronized int size() {
        return lines.size();
    }

    /// Takes them all.
    synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        count.accept(0);
        return taken;
    }
}
