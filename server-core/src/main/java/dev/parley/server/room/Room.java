package dev.parley.server.room;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.protocol.ServerMessage.Renamed;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.protocol.ServerMessage.Topic;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
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
    /// @param book where the rules of a room that stays are written down
    /// @param linesPerSecond how many lines may be said in each on average; 0 for any number
    /// @param onEmpty told when the last member has gone; a room that is closed then lets nobody in any more
    record Setting(
            InstantSource clock,
            Witness witness,
            Fanouts fanouts,
            RoomBook book,
            int linesPerSecond,
            Consumer<Room> onEmpty) {}

    private final String name;
    private final Setting setting;
    private final Charter charter;
    private final Moderators moderators;

    /// All that happens; its monitor is the lock.
    private final Transcript transcript;

    @GuardedBy("transcript")
    private final Gate gate;

    @GuardedBy("transcript")
    private final Set<Member> members = new LinkedHashSet<>();

    @GuardedBy("transcript")
    private boolean closed;

    /// @param volume where what is said is kept, and how the room begins
    Room(String name, Chronicle.Volume volume, RoomRules rules, Setting setting) {
        this.name = name;
        this.setting = setting;
        this.charter = new Charter(name, setting.book(), rules);
        this.moderators = new Moderators(charter);
        this.gate = new Gate(this, setting.linesPerSecond());
        this.transcript = new Transcript(name, volume, setting.fanouts(), setting.clock());
    }

    public String name() {
        return name;
    }

    /// What happens in it, and what was said.
    public Transcript transcript() {
        return transcript;
    }

    /// Whether it is the room that everybody comes into.
    public boolean isLobby() {
        return name.equals(Rooms.LOBBY);
    }

    /// How it is kept.
    public RoomRules rules() {
        return charter.rules();
    }

    /// Keeps it in another way from now on. Blocks until that is on the disk, if it is to stay: never on an
    /// event loop.
    ///
    /// @param change the new rules, from those that are there
    /// @throws IOException if it could not be stored; the rules are as before then
    public void change(UnaryOperator<RoomRules> change) throws IOException {
        charter.change(change, rules -> {
            synchronized (transcript) {
                charter.enact(rules);
            }
        });
        checkEmpty();
    }

    /// Says what the room is about; all members see it. Blocks as [#change] does.
    ///
    /// @param by who says so; null for the server
    /// @param topic empty for nothing
    /// @throws IOException if it could not be stored; nothing has changed then
    public void changeTopic(@Nullable Member by, String topic) throws IOException {
        String line = Printable.line(topic);
        String nick = by == null ? null : by.nick();
        charter.change(rules -> rules.withTopic(line), rules -> {
            synchronized (transcript) {
                charter.enact(rules);
                transcript.post(new Topic(name, transcript.next(), transcript.now(), nick, line));
            }
        });
    }

    /// Who keeps order in it.
    public Moderators moderators() {
        return moderators;
    }

    /// Whether somebody may know that there is such a room.
    public boolean isVisibleTo(Member member) {
        return !rules().hidden() || contains(member) || member.moderates(this);
    }

    /// Whether somebody is in it.
    public boolean contains(Member member) {
        synchronized (transcript) {
            return members.contains(member);
        }
    }

    /// Lets somebody come in who is here, even if only those may who are invited: once.
    public void invite(Member guest) {
        synchronized (transcript) {
            gate.invite(guest);
        }
    }

    /// Who is in the room now, in the order in which they came.
    public List<Member> members() {
        synchronized (transcript) {
            return List.copyOf(members);
        }
    }

    /// Lets somebody in. Those who are there see it; the newcomer is told by [Member#entered], on its event
    /// loop.
    ///
    /// @param id what the newcomer's own event carries
    Entrance join(Member newcomer, @Nullable String id) {
        synchronized (transcript) {
            if (closed) {
                return new Entrance.Closed();
            }
            if (members.contains(newcomer)) {
                return new Entrance.Refused("You are in " + name + " already.");
            }
            String refusal = gate.refusalOfEntry(newcomer, rules());
            if (refusal != null) {
                return new Entrance.Refused(refusal);
            }
            members.add(newcomer);
            if (transcript.isBlank() && !isLobby() && !rules().persistent()) {
                moderators.madeBy(newcomer);
            }
            Joined event = new Joined(name, transcript.next(), transcript.now(), newcomer.nick());
            Joined own = event.forNewcomer(members.size(), transcript.epoch(), id, rules().topicOrNull());
            transcript.hand(newcomer, event, new Step.Enter(newcomer, event, own));
            setting.witness().saw(this, newcomer, event);
            return new Entrance.In();
        }
    }

    /// Says a line in a member's name. From somebody who is no member it is not heard.
    ///
    /// @param action whether it is what they do
    /// @return why it was not said, one line; null if it was, and for somebody who is no member
    public @Nullable String say(Member speaker, String text, boolean action) {
        synchronized (transcript) {
            if (!members.contains(speaker)) {
                return null;
            }
            String refusal = gate.pass(speaker, rules(), transcript.now());
            if (refusal == null) {
                setting.witness().saw(this, speaker, transcript.say(speaker.nick(), text, action));
            }
            return refusal;
        }
    }

    /// Why somebody could say nothing now, one line; null if they could.
    public @Nullable String refusalOfTalk(Member speaker) {
        if (!rules().restrictTalk()) {
            return null;
        }
        synchronized (transcript) {
            return gate.refusalOfTalk(speaker, rules(), transcript.now());
        }
    }

    /// Says a line in the server's name.
    public void announce(String text) {
        transcript.say(null, text, false);
    }

    /// Says a line in the server's name that somebody wants to be said: as if it were one of theirs.
    ///
    /// @return why it was not said, one line; null if it was
    public @Nullable String announceFor(Member somebody, String text) {
        synchronized (transcript) {
            String refusal = gate.pass(somebody, rules(), transcript.now());
            if (refusal == null) {
                announce(text);
            }
            return refusal;
        }
    }

    /// A member goes, and sees nothing of what follows.
    ///
    /// @param id what their own event carries
    public void leave(Member member, @Nullable String id) {
        exit(member, false, id);
    }

    /// A member has another name from now on.
    ///
    /// @param before the name until now
    public void rename(Member member, String before) {
        synchronized (transcript) {
            if (members.contains(member)) {
                RoomEvent event = new Renamed(name, transcript.next(), transcript.now(), before, member.nick());
                transcript.post(event);
                setting.witness().saw(this, member, event);
            }
        }
    }

    /// A member is taken out, and sees nothing of what follows.
    public void remove(Member member) {
        exit(member, true, null);
    }

    private void exit(Member member, boolean removed, @Nullable String id) {
        synchronized (transcript) {
            if (!members.remove(member)) {
                return;
            }
            moderators.left(member);
            String nick = member.nick();
            long number = transcript.next();
            long time = transcript.now();
            RoomEvent event = removed ? new Removed(name, number, time, nick) : new Left(name, number, time, nick);
            RoomEvent own = removed ? event : new Left(name, number, time, nick, id);
            transcript.hand(member, event, new Step.Exit(member, event, own));
            setting.witness().saw(this, member, event);
        }
        checkEmpty();
    }

    /// Lets nobody in any more, if nobody is in.
    ///
    /// @return whether it is closed
    boolean closeIfEmpty() {
        synchronized (transcript) {
            closed |= members.isEmpty() && !rules().persistent();
            return closed;
        }
    }

    /// What a member wants to see, and what not, has changed.
    public void sift(Member member) {
        synchronized (transcript) {
            if (members.contains(member)) {
                transcript.sift(member);
            }
        }
    }

    /// The server stops: from now on nothing happens here.
    void end() {
        synchronized (transcript) {
            closed = true;
            transcript.close();
        }
    }

    private void checkEmpty() {
        boolean empty;
        synchronized (transcript) {
            empty = members.isEmpty();
        }
        if (empty) {
            setting.onEmpty().accept(this);
        }
    }
}
