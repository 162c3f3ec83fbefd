package dev.parley.server.room;

import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Allowance;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Decides who may come into a room that has rules about it, and who may talk there, as long as not too much is
/// said: moderators always.
///
/// Not safe for threads: the room's lock guards it.
final class Gate {

    private final Room room;

    /// Those who were invited, until they come in or are gone.
    private final Set<Member> invited = Collections.newSetFromMap(new WeakHashMap<>());

    /// When somebody said their last line, for as long as it keeps them from the next: the earliest first.
    private final Map<String, Long> lastSaid = new LinkedHashMap<>();

    private final Allowance lines;

    Gate(Room room, int linesPerSecond) {
        this.room = room;
        this.lines = new Allowance(linesPerSecond, 0);
    }

    void invite(Member guest) {
        invited.add(guest);
    }

    /// Why somebody may not come in, one line; null if they may.
    @Nullable
    String refusalOfEntry(Member newcomer, RoomRules rules) {
        if (!rules.restrictEntry() || newcomer.moderates(room)) {
            return null;
        }
        if (rules.locked() && !room.isLobby()) {
            return room.name() + " is locked at the moment: nobody can come in.";
        }
        if (rules.inviteOnly() && !invited.remove(newcomer)) {
            return room.name() + " is for those only who were invited.";
        }
        return null;
    }

    /// Why somebody may not talk now, one line; null if they may.
    @Nullable
    String refusalOfTalk(Member speaker, RoomRules rules, long now) {
        if (!rules.restrictTalk() || speaker.moderates(room)) {
            return null;
        }
        if (rules.locked()) {
            return room.name() + " is locked at the moment: only its moderators can talk.";
        }
        if (rules.moderated()) {
            return room.name() + " is moderated: only its moderators can talk.";
        }
        Long before = lastSaid.get(speaker.nick());
        long wait = before == null ? 0 : before + rules.slow().toMillis() - now;
        return wait <= 0
                ? null
                : room.name() + " is slowed down: you can talk again in "
                        + Durations.format(Duration.ofMillis(wait + 999)) + ".";
    }

    /// The same, also if too much is said there, and takes note that they talk, if they may.
    @Nullable
    String pass(Member speaker, RoomRules rules, long now) {
        String refusal = refusalOfTalk(speaker, rules, now);
        if (refusal != null) {
            return refusal;
        }
        long wait = lines.take(TimeUnit.MILLISECONDS.toNanos(now));
        if (wait > 0 && !speaker.moderates(room)) {
            return "Too much is being said in " + room.name() + ": try again in "
                    + Durations.format(Duration.ofNanos(wait)) + ".";
        }
        if (!rules.slow().isZero()) {
            said(speaker, rules.slow().toMillis(), now);
        }
        return null;
    }

    private void said(Member speaker, long slowMillis, long now) {
        lastSaid.remove(speaker.nick()); // since it shall be the last one in the order
        lastSaid.put(speaker.nick(), now);
        Iterator<Long> times = lastSaid.values().iterator();
        while (times.hasNext() && times.next() + slowMillis <= now) {
            times.remove();
        }
    }
}
