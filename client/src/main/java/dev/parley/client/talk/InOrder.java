package dev.parley.client.talk;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets a person see what happens in each room once and in order, over one connection or several: drops what
/// comes twice, asks for what was missed, and holds back meanwhile what comes next. For the thread that
/// listens to the server, one at a time.
public final class InOrder {

    /// Where it is seen.
    public interface Sink {

        /// It happens now.
        void live(RoomEvent event);

        /// It was said while nobody listened here.
        void past(ServerMessage.Line line);

        /// All that was missed and can be had has been seen.
        void caughtUp();

        /// One line about what was missed.
        void notice(String text);
    }

    private final Consumer<ClientMessage> sender;
    private final Sink sink;
    private final Map<String, Place> places = new HashMap<>();
    private long lastId;

    /// Nothing has been seen yet.
    ///
    /// @param sender takes the questions
    public InOrder(Consumer<ClientMessage> sender, Sink sink) {
        this.sender = sender;
        this.sink = sink;
    }

    /// How far a person has come in a room.
    ///
    /// @param epoch which count of the room's events the number belongs to
    /// @param number of the last event that came, also of one that is held back
    /// @param gap what is being asked for, or null
    private record Place(
            @Nullable Long epoch, long number, @Nullable Gap gap) {}

    /// The person has come into a room, for the first time or again.
    public void entered(String room, @Nullable Long epoch, long number) {
        Place before = places.get(room);
        if (before == null) {
            places.put(room, new Place(epoch, number, null));
            return;
        }
        long seen = before.gap() == null ? before.number() : before.gap().seen();
        boolean goesOn = Objects.equals(before.epoch(), epoch) && number > seen;
        if (!goesOn) {
            sink.notice("The server counts anew: what was said there before it started is gone");
        }
        fill(room, epoch, number, goesOn ? seen : 0);
    }

    /// Something has happened in a room.
    public void happened(RoomEvent event) {
        Place place = places.get(event.room());
        if (place == null) {
            sink.live(event); // a room that nobody has entered: seen, but not counted
        } else if (event.number() > place.number()) {
            if (place.gap() == null && event.number() > place.number() + 1) {
                fill(event.room(), place.epoch(), event.number(), place.number());
            } else {
                places.put(event.room(), new Place(place.epoch(), event.number(), place.gap()));
            }
            show(event);
        }
    }

    /// Shows it, unless it has to wait for what was missed.
    private void show(RoomEvent event) {
        Gap gap = gapIn(event.room());
        if (gap != null && gap.hold(event)) {
            return;
        }
        if (gap != null) {
            close(event.room(), gap, "Too much happens meanwhile: the rest of what was missed is left out");
        }
        sink.live(event);
    }

    /// The server has answered a question.
    public void answered(ServerMessage.History history) {
        Gap gap = gapIn(history.room());
        if (gap == null || !gap.id().equals(history.id())) {
            return; // nobody waits for it any more
        }
        if (!gap.isTold() && history.kept() > gap.seen() + 1 && gap.seen() > 0) {
            sink.notice("Some of what was said meanwhile is not kept any more");
        }
        for (ServerMessage.Line line : history.lines()) {
            if (!gap.isTold()) {
                sink.notice("Said meanwhile:");
            }
            if (gap.see(line)) {
                sink.past(line);
            }
        }
        if (history.more() && !history.lines().isEmpty()) {
            ask(history.room(), gap);
        } else {
            close(history.room(), gap, "");
        }
    }

    /// The server has refused something; perhaps the question for what was missed.
    ///
    /// @return whether it was that
    public boolean refused(ServerMessage.Error error) {
        for (String room : places.keySet()) {
            Gap gap = gapIn(room);
            if (gap != null && isAbout(error, gap)) {
                close(room, gap, "What was said meanwhile cannot be had: " + error.text());
                return true;
            }
        }
        return false;
    }

    /// A server that does not know the question cannot say which one it was.
    private static boolean isAbout(ServerMessage.Error error, Gap gap) {
        return gap.id().equals(error.id()) || (error.id() == null && error.is(ErrorCode.UNKNOWN_TYPE));
    }

    private @Nullable Gap gapIn(String room) {
        Place place = places.get(room);
        return place == null ? null : place.gap();
    }

    /// Asks for what lies between two numbers, if anything can.
    private void fill(String room, @Nullable Long epoch, long number, long seen) {
        if (number <= seen + 1) {
            places.put(room, new Place(epoch, number, null));
            sink.caughtUp();
            return;
        }
        Gap gap = new Gap(seen, number);
        places.put(room, new Place(epoch, number, gap));
        ask(room, gap);
    }

    private void ask(String room, Gap gap) {
        gap.ask("fill" + ++lastId);
        sender.accept(new ClientMessage.History(room, gap.seen(), gap.end(), null, gap.id()));
    }

    private void close(String room, Gap gap, String notice) {
        Place place = Objects.requireNonNull(places.get(room));
        places.put(room, new Place(place.epoch(), place.number(), null));
        if (!notice.isEmpty()) {
            sink.notice(notice);
        }
        sink.caughtUp();
        gap.held().forEach(sink::live);
    }
}
