package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The members of a room whom one event loop writes to.
///
/// What happens in the room is queued by any thread, under the room's lock, and taken by the loop's
/// [Fanout]. So a busy tick costs one encoding for each dialect, and one write and one flush for each
/// member, however many events it brought and however many came or went: who is there for a part of the
/// tick gets that part of the same bytes.
final class Audience {

    private final Fanout fanout;
    private final Queue<Step> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    // Touched by the loop only.
    private final Map<Dialect, List<Outlet>> members = new HashMap<>();

    /// Those who do not want to see all there is: each is written to apart.
    private final Set<Member> selective = new LinkedHashSet<>();

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
            if (step instanceof Step.Post(RoomEvent event)) { // no switch: it costs more, and every line passes here
                run.add(event);
            } else if (step instanceof Step.Enter(Member member, Joined event, Joined own)) {
                newcomers.put(member, run.length() + 1);
                member.entered(own);
                run.add(event);
            } else if (step instanceof Step.Exit exit) {
                departures.add(departure(exit, newcomers, run.length()));
                run.add(exit.event());
            } else if (step instanceof Step.Sift(Member member)) {
                sift(member);
            }
        }
        unsent.add(run);
        members.forEach((dialect, alike) -> run.write(dialect, alike));
        selective.forEach(member -> run.write(member, 0, run.length()));
        newcomers.forEach((member, from) -> {
            run.write(member, from, run.length());
            admit(member);
        });
        departures.forEach(departure -> {
            run.write(departure.member(), departure.from(), departure.to());
            departure.member().exited(departure.own());
            gone.add(departure.member().outlet());
        });
    }

    /// Sends what was queued. On the loop.
    void flush() {
        members.values().forEach(alike -> alike.forEach(Outlet::flush));
        selective.forEach(member -> member.outlet().flush());
        gone.forEach(Outlet::flush);
        gone.clear();
    }

    /// Gives the memory of what was written back. On the loop.
    void release() {
        unsent.forEach(Run::release);
        unsent.clear();
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
            expel(member);
        }
        return new Departure(member, from == null ? 0 : from, now, exit.own());
    }

    private void admit(Member member) {
        if (member.isSelective()) {
            selective.add(member);
        } else {
            alike(member.outlet()).add(member.outlet());
        }
    }

    private void expel(Member member) {
        if (!selective.remove(member)) {
            alike(member.outlet()).remove(member.outlet());
        }
    }

    /// Puts somebody where they belong now, unless they are about to come in or have gone.
    private void sift(Member member) {
        if (selective.remove(member) || alike(member.outlet()).remove(member.outlet())) {
            admit(member);
        }
    }

    private List<Outlet> alike(Outlet outlet) {
        return members.computeIfAbsent(outlet.dialect(), _ -> new ArrayList<>());
    }
}
