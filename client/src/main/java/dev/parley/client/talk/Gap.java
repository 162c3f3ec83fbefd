package dev.parley.client.talk;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/// What was missed in a room and is being asked for, and what has come since. For one thread.
final class Gap {

    private static final int MAX_HELD = 10_000;

    private final long end;
    private final List<RoomEvent> held = new ArrayList<>();
    private long seen;
    private String id = "";
    private boolean told;

    /// @param seen the last number before the gap
    /// @param end the first number behind it
    Gap(long seen, long end) {
        this.seen = seen;
        this.end = end;
    }

    long seen() {
        return seen;
    }

    long end() {
        return end;
    }

    /// What the question is called that is open now.
    String id() {
        return id;
    }

    void ask(String question) {
        id = question;
    }

    /// Whether anything in it has been seen already.
    boolean isTold() {
        return told;
    }

    /// A line in the gap.
    ///
    /// @return false if it has been seen already, or lies outside
    boolean see(ServerMessage.Line line) {
        told = true;
        boolean isNew = line.number() > seen && line.number() < end;
        seen = Math.max(seen, line.number());
        return isNew;
    }

    /// Holds back what happened behind the gap.
    ///
    /// @return false if too much is held already
    boolean hold(RoomEvent event) {
        return held.size() < MAX_HELD && held.add(event);
    }

    List<RoomEvent> held() {
        return held;
    }
}
