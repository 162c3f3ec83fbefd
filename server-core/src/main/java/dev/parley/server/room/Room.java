package dev.parley.server.room;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.Removed;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A named set of members who all see the same events in the same order.
///
/// Safe for all threads. The lock is held while an event is numbered and handed to the event loops, never
/// while one is written, and no other lock is taken under it. That all loops are handed their events under
/// the one lock is what makes the order the same for everybody.
public final class Room {

    /// What a room has from the server.
    ///
    /// @param witness sees all that the members do
    /// @param fanouts who writes to the members
    /// @param onEmpty told when the last member has gone; a room that is closed then lets nobody in any more
    record Setting(InstantSource clock, Witness witness, Fanouts fanouts, Consumer<Room> onEmpty) {}

    /// What became of the wish to come in.
    sealed interface Entry {
        /// They are in.
        record In() implements Entry {}

        /// They are not, or were in already.
        record Refused(String reason) implements Entry {}

        /// The room is about to go.
        record Closed() implements Entry {}
    }

    private final String name;
    private final long epoch;
    private final Setting setting;
    private final Object lock = new Object();

    /// Changed with the lock only.
    private volatile RoomRules rules = RoomRules.NONE;

    @GuardedBy("lock")
    private final Gate gate = new Gate(this);

    @GuardedBy("lock")
    private final Set<Member> members = new LinkedHashSet<>();

    @GuardedBy("lock")
    private final Map<Fanout, Audience> audiences = new HashMap<>();

    @GuardedBy("lock")
    private final Recent recent;

    @GuardedBy("lock")
    private long lastNumber;

    @GuardedBy("lock")
    private boolean closed;

    /// @param epoch which count the numbers of its events belong to: another one whenever they start anew
    Room(String name, long epoch, Setting setting) {
        this.name = name;
        this.epoch = epoch;
        this.setting = setting;
        this.recent = new Recent(name);
    }

    public String name() {
        return name;
    }

    /// Whether it is the room that everybody comes into.
    public boolean isLobby() {
        return name.equals(Rooms.LOBBY);
    }

    /// How it is kept.
    public RoomRules rules() {
        return rules;
    }

    /// Keeps it in another way from now on. Blocks until that is on the disk, if it is to stay: never on an event
    /// loop.
    ///
    /// @param change the new rules, from those that are there
    /// @throws IOException if it could not be stored; the rules are as before then
    public void change(UnaryOperator<RoomRules> change) throws IOException {
        synchronized (lock) {
            rules = change.apply(rules);
        }
    }

    /// Lets somebody come in who is here, even if only those may who are invited: once.
    public void invite(Member guest) {
        synchronized (lock) {
            gate.invite(guest);
        }
    }

    /// Who is in the room now, in the order in which they came.
    public List<Member> members() {
        synchronized (lock) {
            return List.copyOf(members);
        }
    }

    /// Lets somebody in. Those who are there see it; the newcomer is told by [Member#entered], on its event
    /// loop.
    ///
    /// @param id what the newcomer's own event carries
    Entry join(Member newcomer, @Nullable String id) {
        synchronized (lock) {
            if (closed) {
                return new Entry.Closed();
            }
            if (members.contains(newcomer)) {
                return new Entry.Refused("You are in " + name + " already.");
            }
            String refusal = gate.refusalOfEntry(newcomer, rules);
            if (refusal != null) {
                return new Entry.Refused(refusal);
            }
            members.add(newcomer);
            Joined event = new Joined(name, ++lastNumber, setting.clock().millis(), newcomer.nick());
            Joined own = new Joined(name, event.number(), event.time(), event.nick(), members.size(), epoch, id);
            hand(newcomer, new Step.Enter(newcomer, event, own));
            return new Entry.In();
        }
    }

    /// Says a line in a member's name. From somebody who is no member it is not heard.
    ///
    /// @return why it was not said, one line; null if it was, and for somebody who is no member
    public @Nullable String say(Member speaker, String text) {
        synchronized (lock) {
            if (!members.contains(speaker)) {
                return null;
            }
            RoomRules now = rules;
            if (now.restrictTalk()) {
                long time = setting.clock().millis();
                String refusal = gate.refusalOfTalk(speaker, now, time);
                if (refusal != null) {
                    return refusal;
                }
                gate.said(speaker, now, time);
            }
            Line line = post(speaker.nick(), text);
            setting.witness().saw(this, speaker, line);
            return null;
        }
    }

    /// Why somebody could say nothing now, one line; null if they could.
    public @Nullable String refusalOfTalk(Member speaker) {
        if (!rules.restrictTalk()) {
            return null;
        }
        synchronized (lock) {
            return gate.refusalOfTalk(speaker, rules, setting.clock().millis());
        }
    }

    /// Says a line in the server's name.
    public void announce(String text) {
        synchronized (lock) {
            post(null, text);
        }
    }

    /// A member goes, and sees nothing of what follows.
    ///
    /// @param id what their own event carries
    public void leave(Member member, @Nullable String id) {
        synchronized (lock) {
            if (!members.remove(member)) {
                return;
            }
            Left event = new Left(name, ++lastNumber, setting.clock().millis(), member.nick());
            hand(member, new Step.Exit(member, event, new Left(name, event.number(), event.time(), event.nick(), id)));
        }
        checkEmpty();
    }

    /// A member is taken out, and sees nothing of what follows.
    public void remove(Member member) {
        synchronized (lock) {
            if (!members.remove(member)) {
                return;
            }
            Removed event = new Removed(name, ++lastNumber, setting.clock().millis(), member.nick());
            hand(member, new Step.Exit(member, event, event));
        }
        checkEmpty();
    }

    /// The oldest lines that were said behind a number, and before another, as far as they are kept.
    public Excerpt linesAfter(long after, long before, int limit) {
        synchronized (lock) {
            return recent.after(after, before, limit);
        }
    }

    /// The newest lines that were said before a number, as far as they are kept.
    public Excerpt linesBefore(long before, int limit) {
        synchronized (lock) {
            return recent.before(before, limit);
        }
    }

    /// Lets nobody in any more, if nobody is in.
    ///
    /// @return whether it is closed
    boolean closeIfEmpty() {
        synchronized (lock) {
            closed |= members.isEmpty();
            return closed;
        }
    }

    private void checkEmpty() {
        boolean empty;
        synchronized (lock) {
            empty = members.isEmpty();
        }
        if (empty) {
            setting.onEmpty().accept(this);
        }
    }

    @GuardedBy("lock")
    private Line post(@Nullable String from, String text) {
        Line line = new Line(name, ++lastNumber, setting.clock().millis(), from, Printable.line(text));
        recent.add(line);
        audiences.values().forEach(audience -> audience.enqueue(new Step.Post(line)));
        return line;
    }

    /// Hands over a step that is a member's own, and to the other loops what there is to see of it.
    @GuardedBy("lock")
    private void hand(Member member, Step step) {
        Audience own =
                audiences.computeIfAbsent(setting.fanouts().on(member.outlet().loop()), Audience::new);
        for (Audience audience : audiences.values()) {
            audience.enqueue(audience.equals(own) ? step : new Step.Post(step.event()));
        }
        setting.witness().saw(this, member, step.event());
    }
}
