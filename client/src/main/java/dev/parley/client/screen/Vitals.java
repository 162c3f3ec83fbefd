package dev.parley.client.screen;

import dev.parley.client.talk.Link;
import dev.parley.protocol.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// What the line of status tells. Safe for all threads.
public final class Vitals {

    /// The facts at one moment.
    ///
    /// @param place host and port
    /// @param room empty before the welcome
    /// @param people how many are in the room, if the server says so
    /// @param lagMillis how long the server took for its last answer to a ping; nothing while that is not
    /// known
    /// @param unread how many lines came that the person has not seen
    /// @param kept how many lines wait for the connection to come back, and then for the person's word
    /// @param waiting how many lines wait because the server takes only so many at once
    /// @param link the state of the connection
    public record Facts(
            String place,
            String room,
            OptionalInt people,
            OptionalLong lagMillis,
            int unread,
            int kept,
            int waiting,
            String link) {

        static Facts at(String place) {
            return new Facts(place, "", OptionalInt.empty(), OptionalLong.empty(), 0, 0, 0, Link.CONNECTED);
        }

        public Facts withRoom(String room, OptionalInt people) {
            return new Facts(place, room, people, lagMillis, unread, kept, waiting, link);
        }

        /// The same with others in the room.
        ///
        /// @param change how many came, or went if less than 0
        public Facts withMore(int change) {
            OptionalInt now = people.isPresent() ? OptionalInt.of(people.getAsInt() + change) : people;
            return new Facts(place, room, now, lagMillis, unread, kept, waiting, link);
        }

        public Facts withLag(OptionalLong millis) {
            return new Facts(place, room, people, millis, unread, kept, waiting, link);
        }

        public Facts withUnread(int lines) {
            return new Facts(place, room, people, lagMillis, lines, kept, waiting, link);
        }

        public Facts withKept(int lines) {
            return new Facts(place, room, people, lagMillis, unread, lines, waiting, link);
        }

        public Facts withWaiting(int lines) {
            return new Facts(place, room, people, lagMillis, unread, kept, lines, link);
        }

        public Facts withLink(String state) {
            return new Facts(place, room, people, lagMillis, unread, kept, waiting, state);
        }

        /// All of it in one printable line. Where a narrow window cuts it, what is wrong stands in front.
        String line() {
            List<String> parts = new ArrayList<>();
            if (!link.equals(Link.CONNECTED)) {
                parts.add(link);
            }
            parts.add(place);
            if (!room.isEmpty()) {
                parts.add(room);
            }
            people.ifPresent(count -> parts.add(count + " here"));
            lagMillis.ifPresent(millis -> parts.add("lag " + millis + " ms"));
            if (unread > 0) {
                parts.add(unread + " unread");
            }
            if (kept > 0) {
                parts.add(kept + " kept");
            }
            if (waiting > 0) {
                parts.add(waiting + " to be sent");
            }
            if (link.equals(Link.CONNECTED)) {
                parts.add(link);
            }
            return Printable.line(" " + String.join(" · ", parts) + " ");
        }
    }

    private final AtomicReference<Facts> facts;
    private volatile Runnable listener = () -> {};

    public Vitals(String place) {
        facts = new AtomicReference<>(Facts.at(place));
    }

    /// Changes facts; whoever draws them is told.
    public void change(UnaryOperator<Facts> change) {
        Facts before = facts.getAndUpdate(change);
        if (!before.line().equals(facts.get().line())) {
            listener.run();
        }
    }

    /// @param listener called after each change, from whatever thread made it
    void onChange(Runnable listener) {
        this.listener = listener;
    }

    Facts now() {
        return facts.get();
    }
}
