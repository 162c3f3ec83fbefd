package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// The members of a room whom one event loop writes to.
///
/// What happens in the room is queued by any thread, under the room's lock; the first thing that is queued
/// schedules one task on the loop, which takes all that has come together by the time it runs. So a busy tick
/// costs one encoding for each dialect, and one write and one flush for each member, however many lines it
/// brought.
final class Audience {

    private final Executor loop;
    private final Queue<Step> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    // Touched by the loop only.
    private final Map<Dialect, List<Member>> members = new HashMap<>();

    Audience(Executor loop) {
        this.loop = loop;
    }

    Executor loop() {
        return loop;
    }

    void enqueue(Step step) {
        queue.add(step);
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        List<RoomEvent> run = new ArrayList<>();
        for (Step step = queue.poll(); step != null; step = queue.poll()) {
            switch (step) {
                case Step.Post(RoomEvent event) -> run.add(event);
                case Step.Enter enter -> {
                    run.add(enter.event());
                    write(run);
                    members.computeIfAbsent(enter.member().dialect(), _ -> new ArrayList<>())
                            .add(enter.member());
                    enter.member().entered(enter.event());
                }
                case Step.Exit exit -> {
                    write(run);
                    Objects.requireNonNull(members.get(exit.member().dialect())).remove(exit.member());
                    run.add(exit.event());
                }
            }
        }
        write(run);
        members.values().forEach(alike -> alike.forEach(Member::flush));
    }

    private void write(List<RoomEvent> run) {
        if (run.isEmpty()) {
            return;
        }
        members.forEach((dialect, alike) -> {
            if (!alike.isEmpty()) {
                Dialect.Frame frame = dialect.encode(run);
                try {
                    alike.forEach(member -> member.write(frame));
                } finally {
                    frame.release();
                }
            }
        });
        run.clear();
    }
}
