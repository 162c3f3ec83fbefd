package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A member whose screen is a list.
final class FakeMember implements Member, Outlet {
    static final long EPOCH = 7;

    final List<RoomEvent> seen = new ArrayList<>();
    final List<Joined> entered = new ArrayList<>();
    final List<RoomEvent> exited = new ArrayList<>();
    final Set<String> ignored = new HashSet<>();
    boolean moderator;

    @Nullable
    String account;

    int writes;
    int flushes;
    int sends;

    private final List<FakeDialect.FakeFrame> unsent = new ArrayList<>();
    private final String nick;
    private final Executor loop;
    private final FakeDialect dialect;

    FakeMember(String nick, Executor loop, FakeDialect dialect) {
        this.nick = nick;
        this.loop = loop;
        this.dialect = dialect;
    }

    /// A room that stays when nobody is in it.
    static Room room(InstantSource clock) {
        return new Room(
                "lobby",
                Chronicle.NONE.open("lobby", true, EPOCH),
                RoomRules.NONE,
                new Room.Setting(clock, Witness.NONE, new Fanouts(), RoomBook.NOTHING, 0, _ -> {}));
    }

    List<Long> numbers() {
        return seen.stream().map(RoomEvent::number).toList();
    }

    /// What was said, by whoever said it.
    List<String> texts() {
        return seen.stream()
                .filter(Line.class::isInstance)
                .map(event -> ((Line) event).text())
                .toList();
    }

    void forget() {
        seen.clear();
        writes = 0;
        flushes = 0;
        sends = 0;
        dialect.batches.clear();
    }

    @Override
    public String nick() {
        return nick;
    }

    @Override
    public @Nullable String account() {
        return account;
    }

    @Override
    public boolean moderates(Room room) {
        return moderator;
    }

    @Override
    public boolean isSelective() {
        return !ignored.isEmpty();
    }

    @Override
    public boolean wantsToSee(RoomEvent event) {
        return !(event instanceof Line line && line.from() != null && ignored.contains(line.from()));
    }

    @Override
    public Outlet outlet() {
        return this;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void entered(Joined event) {
        entered.add(event);
    }

    @Override
    public void exited(RoomEvent event) {
        exited.add(event);
    }

    @Override
    public void write(Dialect.Frame frame) {
        writes++;
        unsent.add((FakeDialect.FakeFrame) frame);
    }

    @Override
    public void flush() {
        flushes++;
        sends += unsent.isEmpty() ? 0 : 1;
        for (FakeDialect.FakeFrame frame : unsent) {
            if (frame.batch().releases > 0) {
                throw new IllegalStateException("the frame was given back already");
            }
            seen.addAll(frame.events());
        }
        unsent.clear();
    }
}
