package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.HashMap;
import java.util.Map;

/// The members of a room by the event loops that write to them. Not safe for threads: the room's lock
/// guards it, and that
/// all loops are handed their events under the one lock is what makes the order the same for everybody.
final class Audiences {

    private final Fanouts fanouts;
    private final Chronicle.Volume volume;
    private final Map<Fanout, Audience> byFanout = new HashMap<>();

    /// @param volume takes note of each event before anybody sees it
    Audiences(Fanouts fanouts, Chronicle.Volume volume) {
        this.fanouts = fanouts;
        this.volume = volume;
    }

    /// Has all see an event.
    void post(RoomEvent event) {
        volume.add(event);
        Step step = new Step.Post(event);
        for (Audience audience : byFanout.values()) { // no lambda: making one costs more than all else here
            audience.enqueue(step);
        }
    }

    /// Hands over a step that is a member's own, and to the other loops what there is to see of it.
    void hand(Member member, RoomEvent event, Step step) {
        volume.add(event);
        Audience own = of(member);
        for (Audience audience : byFanout.values()) {
            audience.enqueue(audience.equals(own) ? step : new Step.Post(event));
        }
    }

    /// Has it looked at anew whether a member wants to see all there is.
    void sift(Member member) {
        of(member).enqueue(new Step.Sift(member));
    }

    private Audience of(Member member) {
        return byFanout.computeIfAbsent(fanouts.on(member.outlet().loop()), Audience::new);
    }
}
