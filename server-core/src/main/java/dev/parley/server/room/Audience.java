package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The members of a room whom one event loop writes to.
///
/// What happens in the room is queued by any thread, under the room's lock, and taken by the loop's [Fanout]. So a
/// busy tick costs one encoding for each dialect, and one write and one flush for each member, however many events
/// it brought and however many came or went: who is there for a part of the tick gets that part of the same bytes.
final class Audience {

    private final Fanout fanout;
    private final Queue<Step> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    // Touched by the loop only.
    private final Map<Dialect, List<Outlet>> members = new HashMap<>();
    private final List<Outlet> gone = new ArrayList<>();
    private final List<Run> unsent = new ArrayList<>();

    Audience(Fanout fanout) {
        this.fanout = fanout;
    }

    void enqueue(Step step) {
        queue.add(step);
        if (scheduled.compareAndSet(false, true)) {
            fanout.schedule(this);
        }
    }

    /// Queues for each member what has come together. On the loop.
    void write() {
        scheduled.set(false);
        Run run = new Run();
        Map<Member, Integer> newcomers = new LinkedHashMap<>();
        List<Departure> departures = new ArrayList<>();
        for (Step step = queue.poll(); step != null; step = queue.poll()) {
            if (step instanceof Step.Enter enter) {
                newcomers.put(enter.member(), run.length() + 1);
                enter.member().entered(enter.own());
            } else if (step instanceof Step.Exit exit) {
                departures.add(departure(exit, newcomers, run.length()));
            }
            run.add(step.event());
        }
        unsent.add(run);
        members.forEach((dialect, alike) -> run.write(dialect, alike));
        newcomers.forEach((member, from) -> {
            Outlet outlet = member.outlet();
            run.write(outlet, from, run.length());
            members.computeIfAbsent(outlet.dialect(), _ -> new ArrayList<>()).add(outlet);
        });
        departures.forEach(departure -> {
            Outlet outlet = departure.member().outlet();
            run.write(outlet, departure.from(), departure.to());
            departure.member().exited(departure.own());
            gone.add(outlet);
        });
    }

    /// Sends what was queued, and gives its memory back. On the loop.
    void flush() {
        try {
            members.values().forEach(alike -> alike.forEach(Outlet::flush));
            gone.forEach(Outlet::flush);
        } finally {
            gone.clear();
            unsent.forEach(Run::release);
            unsent.clear();
        }
    }

    /// Somebody who goes.
    ///
    /// @param from the first event that they see in this tick
    /// @param to the first that they see no more
    private record Departure(Member member, int from, int to, RoomEvent own) {}

    private Departure departure(Step.Exit exit, Map<Member, Integer> newcomers, int now) {
        Member member = exit.member();
        Integer from = newcomers.remove(member);
        if (from == null) {
            Outlet outlet = member.outlet();
            Objects.requireNonNull(members.get(outlet.dialect())).remove(outlet);
        }
        return new Departure(member, from == null ? 0 : from, now, exit.own());
    }

    /// The events of a tick, encoded when the first member of a dialect needs them.
    private static final class Run {
        private final List<RoomEvent> events = new ArrayList<>();
        private final Map<Dialect, Dialect.Batch> batches = new HashMap<>();

        void add(RoomEvent event) {
            events.add(event);
        }

        int length() {
            return events.size();
        }

        void write(Dialect dialect, List<Outlet> alike) {
            if (!events.isEmpty() && !alike.isEmpty()) {
                Dialect.Frame all = frame(dialect, 0, events.size());
                alike.forEach(outlet -> outlet.write(all));
            }
        }

        void write(Outlet outlet, int from, int to) {
            if (from < to) {
                outlet.write(frame(outlet.dialect(), from, to));
            }
        }

        void release() {
            batches.values().forEach(Dialect.Batch::release);
        }

        private Dialect.Frame frame(Dialect dialect, int from, int to) {
            return batches.computeIfAbsent(dialect, one -> one.encode(events)).frame(from, to);
        }
    }
}
