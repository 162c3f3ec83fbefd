package dev.parley.server.room;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A named set of members who all see the same events in the same order.
///
/// Safe for all threads. The lock is held while an event is numbered and handed to the event loops, never
/// while one is written, and no other lock is taken under it. That all loops are handed their events under
/// the one lock is what makes the order the same for everybody.
public final class Room {

    private final String name;
    private final InstantSource clock;
    private final Witness witness;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<Member> members = new LinkedHashSet<>();

    @GuardedBy("lock")
    private final Map<Executor, Audience> audiences = new HashMap<>();

    @GuardedBy("lock")
    private long lastNumber;

    /// @param witness sees all that the members do
    public Room(String name, InstantSource clock, Witness witness) {
        this.name = name;
        this.clock = clock;
        this.witness = witness;
    }

    public String name() {
        return name;
    }

    /// Who is in the room now, in the order in which they came.
    public List<Member> members() {
        synchronized (lock) {
            return List.copyOf(members);
        }
    }

    /// Lets somebody in. Those who are there see it; the newcomer is told by [Member#entered], on its event
    /// loop.
    public void join(Member newcomer) {
        synchronized (lock) {
            members.add(newcomer);
            Audience own = audiences.computeIfAbsent(newcomer.loop(), Audience::new);
            Joined event = new Joined(name, ++lastNumber, clock.millis(), newcomer.nick());
            for (Audience audience : audiences.values()) {
                audience.enqueue(audience.equals(own) ? new Step.Enter(newcomer, event) : new Step.Post(event));
            }
            witness.saw(this, newcomer, event);
        }
    }

    /// Says a line in a member's name. From somebody who is no member it is not heard.
    public void say(Member speaker, String text) {
        synchronized (lock) {
            if (members.contains(speaker)) {
                Line line = line(speaker.nick(), text);
                post(line);
                witness.saw(this, speaker, line);
            }
        }
    }

    /// Says a line in the server's name.
    public void announce(String text) {
        synchronized (lock) {
            post(line(null, text));
        }
    }

    /// A member goes, and sees nothing of what follows.
    public void leave(Member member) {
        synchronized (lock) {
            if (members.remove(member)) {
                exit(member, new Left(name, ++lastNumber, clock.millis(), member.nick()));
            }
        }
    }

    /// A member is taken out, and sees nothing of what follows.
    public void remove(Member member) {
        synchronized (lock) {
            if (members.remove(member)) {
                exit(member, new Removed(name, ++lastNumber, clock.millis(), member.nick()));
            }
        }
    }

    @GuardedBy("lock")
    private Line line(@Nullable String from, String text) {
        return new Line(name, ++lastNumber, clock.millis(), from, Printable.line(text));
    }

    @GuardedBy("lock")
    private void post(RoomEvent event) {
        audiences.values().forEach(audience -> audience.enqueue(new Step.Post(event)));
    }

    @GuardedBy("lock")
    private void exit(Member member, RoomEvent event) {
        for (Audience audience : audiences.values()) {
            boolean own = audience.loop().equals(member.loop());
            audience.enqueue(own ? new Step.Exit(member, event) : new Step.Post(event));
        }
        witness.saw(this, member, event);
    }
}
