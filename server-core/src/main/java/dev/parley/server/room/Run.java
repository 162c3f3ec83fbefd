package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Hidden;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of a tick in a room, encoded when the first member of a dialect needs them. Touched by one
/// event loop only.
final class Run {

    private final List<RoomEvent> events = new ArrayList<>();
    private final Map<Dialect, Dialect.Batch> batches = new HashMap<>();

    /// The same events in the form for those who do not want to see them.
    private final Map<Dialect, Dialect.Batch> hidden = new HashMap<>();

    void add(RoomEvent event) {
        events.add(event);
    }

    int length() {
        return events.size();
    }

    /// Writes all of it for members who are spoken to alike.
    void write(Dialect dialect, List<Outlet> alike) {
        if (!events.isEmpty() && !alike.isEmpty()) {
            Dialect.Frame all = frame(dialect, 0, events.size());
            alike.forEach(outlet -> outlet.write(all));
        }
    }

    /// Writes a part of it for one member.
    void write(Member member, int from, int to) {
        Outlet outlet = member.outlet();
        if (!member.isSelective()) {
            if (from < to) {
                outlet.write(frame(outlet.dialect(), from, to));
            }
            return;
        }
        int next = from;
        while (next < to) {
            boolean visible = member.wantsToSee(events.get(next));
            int end = next + 1;
            while (end < to && member.wantsToSee(events.get(end)) == visible) {
                end++;
            }
            outlet.write(visible ? frame(outlet.dialect(), next, end) : hiddenFrame(outlet.dialect(), next, end));
            next = end;
        }
    }

    void release() {
        batches.values().forEach(Dialect.Batch::release);
        hidden.values().forEach(Dialect.Batch::release);
    }

    private Dialect.Frame frame(Dialect dialect, int from, int to) {
        return batches.computeIfAbsent(dialect, one -> one.encode(events)).frame(from, to);
    }

    private Dialect.Frame hiddenFrame(Dialect dialect, int from, int to) {
        return hidden.computeIfAbsent(dialect, one -> one.encode(hiddenEvents()))
                .frame(from, to);
    }

    private List<RoomEvent> hiddenEvents() {
        return events.stream()
                .<RoomEvent>map(event -> new Hidden(event.room(), event.number(), event.time()))
                .toList();
    }
}
