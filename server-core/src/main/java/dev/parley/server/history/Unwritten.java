package dev.parley.server.history;

import dev.parley.protocol.ServerMessage.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What will become of one count of a room's lines when the entries that wait in the ring are written down.
///
/// @param said lines that are not in the database yet, by their numbers, as they are by now
/// @param edits what lines of the database are changed to, by their numbers
/// @param deleted the numbers of lines that go
record Unwritten(NavigableMap<Long, Line> said, Map<Long, Entry.Edited> edits, Set<Long> deleted) {

    static Unwritten nothing() {
        return new Unwritten(new TreeMap<>(), new HashMap<>(), new HashSet<>());
    }

    /// What becomes of all that entries are about, in their order.
    static Map<Shelf.Key, Unwritten> of(List<Entry> entries) {
        Map<Shelf.Key, Unwritten> all = new LinkedHashMap<>();
        for (Entry entry : entries) {
            all.computeIfAbsent(new Shelf.Key(entry.room(), entry.epoch()), _ -> nothing())
                    .add(entry);
        }
        return all;
    }

    /// The lines that are not in the database yet.
    Collection<Line> lines() {
        return said.values();
    }

    /// Lines of the database as they will be.
    List<Line> changed(List<Line> lines) {
        return edits.isEmpty() && deleted.isEmpty()
                ? lines
                : lines.stream()
                        .filter(line -> !deleted.contains(line.number()))
                        .map(line -> edits.containsKey(line.number())
                                ? changed(line, Objects.requireNonNull(edits.get(line.number())))
                                : line)
                        .toList();
    }

    private void add(Entry entry) {
        switch (entry) {
            case Entry.Said(String _, long _, Line line) -> said.put(line.number(), line);
            case Entry.Edited edit -> {
                edits.put(edit.line(), edit);
                said.computeIfPresent(edit.line(), (_, line) -> changed(line, edit));
            }
            case Entry.Deleted(String _, long _, long _, long line) -> {
                deleted.add(line);
                said.remove(line);
            }
            case Entry.Mark _, Entry.Gap _ -> {}
        }
    }

    private static Line changed(Line line, Entry.Edited edit) {
        return new Line(line.room(), line.number(), line.time(), line.from(), edit.text(), line.action(), edit.time());
    }
}
