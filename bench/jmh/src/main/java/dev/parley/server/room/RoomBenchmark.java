package dev.parley.server.room;

import dev.parley.bench.TimePerOperation;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/// What a room itself adds to a line, without encoding and sockets: from `say` to a member whose write only
/// counts.
public class RoomBenchmark extends TimePerOperation {

    private static final int MEMBERS = 1_000;
    private static final String TEXT = "x".repeat(100);

    /// How many lines come together in one tick of the event loop.
    @Param({"1", "32"})
    public int lines;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Room room = new Rooms(InstantSource.system(), 10, Witness.NONE).lobby();
    private final List<Counter> members = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();

    public RoomBenchmark() {
        Executor loop = tasks::add;
        Dialect dialect = events -> new Batch(events.size());
        for (int i = 0; i < MEMBERS; i++) {
            Counter member = new Counter("user" + i, loop, dialect, written);
            members.add(member);
            room.join(member, null);
        }
        runTasks();
    }

    /// One tick; the figure is that of one member in it.
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public long tick() {
        for (int i = 0; i < lines; i++) {
            room.say(members.get(i), TEXT, false);
        }
        runTasks();
        return written.getPlain();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private record Batch(int lines) implements Dialect.Batch, Dialect.Frame {
        @Override
        public Dialect.Frame frame(int from, int to) {
            return new Batch(to - from);
        }

        @Override
        public void release() {}
    }

    /// A member who counts what is written and sent to all of them.
    private record Counter(String nick, Executor loop, Dialect dialect, AtomicLong written) implements Member, Outlet {

        @Override
        public @Nullable String account() {
            return null;
        }

        @Override
        public boolean moderates(Room room) {
            return false;
        }

        @Override
        public boolean isSelective() {
            return false;
        }

        @Override
        public boolean wantsToSee(RoomEvent event) {
            return true;
        }

        @Override
        public Outlet outlet() {
            return this;
        }

        @Override
        public void write(Dialect.Frame frame) {
            add(((Batch) frame).lines());
        }

        @Override
        public void flush() {
            add(1);
        }

        @Override
        public void entered(Joined event) {}

        @Override
        public void exited(RoomEvent event) {}

        private void add(int more) {
            written.setPlain(written.getPlain() + more);
        }
    }
}
